import type { Entity } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import { type Change, ConditionFailed, type Item, type Key, type Write } from "#shared/table/table.ts";
import { Filings, Recurrence, type Spot } from "../domain/recurrence.ts";

const recurrenceEntity: Entity<Recurrence> = { name: "RECURRENCE", schema: Recurrence };

/** Neither a category nor a building holds `~`. */
const idOf = ({ category, building }: Spot): string => `${category}~${building}`;

/** What recurs in a community, and the filings that it is counted from. */
export const recurrenceStore = (table: CommunityTable) => {
  const { scope } = table;
  const filingsKey = (spot: Spot): Key => scope.key(["FILINGS"], idOf(spot));

  const filingsOf = (item: Item | undefined): Filings => Filings.parse(item?.cases ?? {});

  const filings = async (spot: Spot): Promise<Filings> => filingsOf(await table.get(filingsKey(spot)));

  /** Makes the item that filings of a spot are written down in; the first of them waits for it. */
  const begin = async (spot: Spot): Promise<void> => {
    try {
      await table.write({ put: { ...filingsKey(spot), cases: {} }, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** The write by which a filing writes itself down, and takes out what is too old. It depends on nobody else's. */
  const filing = (spot: Spot, caseId: string, filedAt: string, old: readonly string[]): Write => {
    const removals = old.map((each): Change => ({ remove: ["cases", each] }));
    return { update: filingsKey(spot), changes: [{ set: ["cases", caseId], to: filedAt }, ...removals] };
  };

  return { ...entityStore(table, recurrenceEntity), idOf, filingsKey, filingsOf, filings, begin, filing };
};
