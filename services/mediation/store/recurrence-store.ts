import * as z from "zod";
import type { Instant } from "#shared/domain/dates.ts";
import type { Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Item, Key, Write } from "#shared/table/table.ts";
import { mostCounted, Recurrence, type Spot, SpotFiling } from "../domain/recurrence.ts";

const recurrenceEntity: Entity<Recurrence> = { name: "RECURRENCE", schema: Recurrence };

/** Neither a category nor a building holds `~`. */
const idOf = ({ category, building }: Spot): string => `${category}~${building}`;

/** What an earlier release kept until it is migrated: all filings of a spot in one item. */
const Together = z.object({ cases: z.record(SpotFiling.shape.caseId, SpotFiling.shape.filedAt) });

/** Whether an item is the one in which an earlier release kept all filings of its spot. */
export const isTogether = (item: Item): boolean => item.cases !== undefined;

/** The filings that an item holds: a row its one, the item of an earlier release those of its spot. */
export const filingsIn = (item: Item): SpotFiling[] => {
  if (!isTogether(item)) return [SpotFiling.parse(item)];
  return Object.entries(Together.parse(item).cases).map(([caseId, filedAt]) => ({ caseId, filedAt }));
};

/** So many rows that count no more are found, and deleted, at a time; each filing adds one. */
const mostOld = 25;

/**
 * What recurs in a community, and the filings that it is counted from. The filings of a spot are rows in the order of
 * their instants; before the first of them stands the item of an earlier release.
 */
export const recurrenceStore = (table: CommunityTable) => {
  const { scope } = table;
  const partition = scope.partition("FILINGS");
  const atInstant = (spot: Spot, at: Instant): string => `${idOf(spot)}~${at}`;
  const afterAll = (spot: Spot): string => `${idOf(spot)}~~`;

  /** The write by which a case writes itself down where it counts. It depends on nobody else's. */
  const filing = (spot: Spot, { caseId, filedAt }: SpotFiling): Write => ({
    put: { partition, sort: `${atInstant(spot, filedAt)}#${caseId}`, caseId, filedAt },
  });

  /** The newest filings of a spot, for a hint: newest first, and about so many. */
  const newest = async (spot: Spot, limit: number): Promise<SpotFiling[]> => {
    const { items } = await table.query({ partition, from: idOf(spot), to: afterAll(spot), reverse: true, limit });
    return items.flatMap(filingsIn);
  };

  /** The rows of a spot since an instant, the newest first, as far as they are counted. */
  const rowsSince = async (spot: Spot, since: Instant): Promise<Item[]> => {
    const rows: Item[] = [];
    const all = { partition, from: atInstant(spot, since), to: afterAll(spot), reverse: true, limit: mostCounted };
    for await (const page of pagesOf(table, all)) {
      rows.push(...page);
      if (rows.length >= mostCounted) break;
    }
    return rows.slice(0, mostCounted);
  };

  /**
   * The filings of a spot since an instant, and the rows before it, both as far as one look goes. The item of an earlier
   * release is read before the rows that a migration makes of it: what moves meanwhile is seen twice, and never missed.
   */
  const filings = async (spot: Spot, since: Instant) => {
    const before = { partition, from: idOf(spot), to: atInstant(spot, since), limit: mostOld };
    const { items } = await table.query(before);
    const kept = [...items.filter(isTogether), ...(await rowsSince(spot, since))].flatMap(filingsIn);
    const counted = new Map(kept.filter(({ filedAt }) => filedAt >= since).map((each) => [each.caseId, each]));
    const old: Key[] = items.filter((item) => !isTogether(item)).map(({ partition, sort }) => ({ partition, sort }));
    return { filings: [...counted.values()], old };
  };

  const forget = async (rows: readonly Key[]): Promise<void> => {
    for (const row of rows) await table.write({ delete: row });
  };

  return { ...entityStore(table, recurrenceEntity), idOf, filing, newest, filings, forget };
};
