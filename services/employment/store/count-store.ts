import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Key, type Write } from "#shared/table/table.ts";
import type { Cell, Exact, Measure } from "../domain/count.ts";
import { personCounted } from "../domain/seeker/seeker.ts";
import { seekerItem } from "./seeker-store.ts";

type Counter = Pick<Cell, "measure" | "by" | "within">;

/** Counters and their guards of one measure and dimension lie together, so that they are erased together. */
export const countPartition = ({ measure, by, within }: Counter): readonly string[] => {
  const [programmeId] = within;
  return ["COUNT", measure, by, ...(programmeId === undefined ? [] : [programmeId])];
};

/** Within a programme a cell may be of one employer. */
const cellPrefix = ([, employerId]: readonly string[]): string => `CELL#${employerId ?? "ALL"}#`;

const counterKey = (scope: CommunityScope, cell: Cell): Key =>
  scope.key(countPartition(cell), cellPrefix(cell.within) + cell.value);

const guardKey = (scope: CommunityScope, cell: Cell, seekerId: string): Key =>
  scope.key(countPartition(cell), `SEEN#${cell.within[1] ?? "ALL"}#${cell.value}#${seekerId}`);

const isAbsent = [{ path: ["partition"], is: "absent" }] as const;

/** The guard of one person in one cell, and one more in it: both or neither. */
const counting = (scope: CommunityScope, cell: Cell, seekerId: string, counter: Item | undefined): Write[] => {
  const key = counterKey(scope, cell);
  return [
    { put: guardKey(scope, cell, seekerId), when: isAbsent },
    counter
      ? { update: key, changes: [{ add: ["people"], by: 1 }] }
      : { put: { ...key, value: cell.value, people: 1 }, when: isAbsent },
  ];
};

/** The counters of different people. */
export const countStore = (table: CommunityTable) => {
  const { scope } = table;

  /**
   * Counts a person in each of the cells in which they were not counted yet, all in one commit. Whoever is first
   * makes the guard; whoever comes second, or again, finds it and adds nothing. Who a profile is counted as is said
   * when it is made and never changes.
   */
  const countOnce = async (cells: readonly Cell[], seekerId: string): Promise<void> => {
    const seeker = seekerItem.read(await table.get(seekerItem.key(scope, seekerId)));
    await countPerson(cells, seeker ? personCounted(seeker) : seekerId);
  };

  const countPerson = async (cells: readonly Cell[], seekerId: string): Promise<void> => {
    const guards = cells.map((cell) => guardKey(scope, cell, seekerId));
    const counters = cells.map((cell) => counterKey(scope, cell));
    const found = await table.getMany([...guards, ...counters]);
    const writes = cells.flatMap((cell, nth) =>
      found[nth] ? [] : counting(scope, cell, seekerId, found[cells.length + nth]),
    );
    if (writes.length === 0) return;
    try {
      await table.commit(writes);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      await countPerson(cells, seekerId);
    }
  };

  /** Every value of a dimension with its number of people. */
  const list = async (counter: Counter): Promise<Exact[]> => {
    const cells: Exact[] = [];
    const query = { partition: scope.partition(...countPartition(counter)), prefix: cellPrefix(counter.within) };
    for await (const items of pagesOf(table, { ...query, limit: 1000 }))
      cells.push(...items.map(({ value, people }) => ({ value: String(value), people: Number(people) })));
    return cells;
  };

  /** How many people came how far in a programme. */
  const funnel = async (programmeId: string, measures: readonly Measure[]): Promise<number[]> => {
    const cells = measures.map((measure) => ({ measure, by: "programme", within: [], value: programmeId }) as const);
    const found = await table.getMany(cells.map((cell) => counterKey(scope, cell)));
    return found.map((item) => Number(item?.people ?? 0));
  };

  return { countOnce, list, funnel };
};
