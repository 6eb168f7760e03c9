import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { digest } from "../domain/new-id.ts";
import { FactRecord } from "../table/journal.ts";
import { indexKeys } from "../table/layout.ts";
import { type CommunityScope, communityIn, deadlinePartition, operatorScope, scoped } from "../table/scope.ts";
import type { Item, Write } from "../table/table.ts";
import type { World } from "../world.ts";
import type { Fact } from "./contract.ts";
import { type Bus, envelope } from "./relay.ts";

/** A fact that will have happened at `dueAt`, unless whoever hears it then finds it no longer matters. */
export type Deadline = { readonly dueAt: Instant; readonly fact: Fact; readonly correlationId: string };

const DeadlineCard = z.object({ dueAt: Instant, fact: FactRecord, correlationId: z.string() });

/** The write that sets a deadline. The same fact at the same instant is the same item; another fact of it is not. */
export const deadlineWrite = (scope: CommunityScope, { dueAt, fact, correlationId }: Deadline): Write => {
  const id = digest([fact.type, JSON.stringify(fact.data), dueAt]);
  return {
    put: {
      ...scope.key(["DEADLINE"], `${dueAt}#${id}`),
      [indexKeys.first.partition]: deadlinePartition(scope.region),
      [indexKeys.first.sort]: `${dueAt}#${id}`,
      card: { dueAt, fact, correlationId },
    } as Item,
  };
};

const envelopeOf = (region: string, item: Item) => {
  const { dueAt, fact, correlationId } = DeadlineCard.parse(item.card);
  const id = digest([item.partition, item.sort]);
  return envelope(region, communityIn(item.partition) ?? "", { id, at: dueAt, correlationId, causationId: id }, fact);
};

const pageSize = 100;

/**
 * Publishes the facts whose time has come, at most 100 a call, earliest first, and answers how many. A deadline is
 * removed after it was published, so a crash between publishes it again under the same id.
 */
export const sweepDeadlines = async (
  { table, region, clock }: Pick<World, "table" | "region" | "clock">,
  bus: Bus,
): Promise<number> => {
  const scope = operatorScope(region);
  const { items } = await scoped(table, scope).query({
    index: "first",
    partition: deadlinePartition(region),
    to: `${clock()}~`,
    limit: pageSize,
  });
  if (items.length === 0) return 0;
  await bus.publish(items.map((item) => envelopeOf(region, item)));
  for (const { partition, sort } of items) await table.write({ delete: { partition, sort } });
  return items.length;
};
