import { itemOfImage, type MarshalledImage } from "./dynamodb-image.ts";
import { Busy, ConditionFailed, type Item } from "./table.ts";

type Reason = { readonly Code?: string; readonly Item?: MarshalledImage };
type Failure = {
  readonly name?: string;
  readonly Item?: MarshalledImage;
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

const met = (image: MarshalledImage | undefined): Item | undefined => image && itemOfImage(image);

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
