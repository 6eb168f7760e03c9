import { unmarshall } from "@aws-sdk/util-dynamodb";
import { Busy, ConditionFailed, type Item } from "./table.ts";

type Reason = { readonly Code?: string; readonly Item?: Record<string, unknown> };
type Failure = {
  readonly name?: string;
  readonly Item?: Record<string, unknown>;
  readonly CancellationReasons?: readonly Reason[];
};

const throttles: ReadonlySet<string> = new Set([
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
  "TransactionConflictException",
  "TransactionInProgressException",
  "InternalServerError",
]);

const conflicts: ReadonlySet<string> = new Set([
  "TransactionConflict",
  "ThrottlingError",
  "ProvisionedThroughputExceeded",
]);

/** The item that a failed condition met comes marshalled, whichever client sent the write. */
const met = (item: Record<string, unknown> | undefined): Item | undefined =>
  item && (unmarshall(item as never) as Item);

/** What a failed call means to the port: a condition that did not hold, a busy store, or a bug. */
export const known = (failure: unknown): never => {
  const { name = "", Item, CancellationReasons } = failure as Failure;
  if (name === "ConditionalCheckFailedException") throw new ConditionFailed([{ index: 0, item: met(Item) }]);
  if (throttles.has(name)) throw new Busy(name);
  if (name !== "TransactionCanceledException") throw failure;
  const reasons = CancellationReasons ?? [];
  const failures = reasons.flatMap(({ Code, Item: item }, index) =>
    Code === "ConditionalCheckFailed" ? [{ index, item: met(item) }] : [],
  );
  if (failures.length > 0) throw new ConditionFailed(failures);
  if (reasons.some(({ Code }) => conflicts.has(Code ?? ""))) throw new Busy("TransactionConflict");
  throw failure;
};
