import type { Item, Table } from "#shared/table/table.ts";

const slug = "yangguang-huayuan";

const digits = (nth: number): string => String(nth).padStart(8, "0");

/** The items of one invented case: its row in the catalogue, its state, and its journal. */
const caseOf = (nth: number, entries: number): Item[] => {
  const id = `cas_${digits(nth)}`;
  const partition = `C#${slug}#CASE#${id}`;
  const text = `纠纷 ${nth} `.repeat(20);
  const journal = Array.from({ length: entries }, (_, entry) => ({
    partition,
    sort: `JOURNAL#${digits(nth)}${digits(entry)}`,
    version: entry + 1,
    verb: "raiseDemand",
    at: "2026-03-02T01:00:00.000Z",
    facts: [],
  }));
  return [
    { partition: `C#${slug}#CATALOGUE#CASE`, sort: id },
    { partition, sort: "STATE", version: entries, state: { caseId: id, text } },
    ...journal,
  ];
};

const mostInACommit = 100;

/** Fills the fictional estate with invented cases until it has about so many items more; answers how many. */
export const crowd = async (table: Table, items: number, entries = 8): Promise<number> => {
  let [made, batch] = [0, [] as Item[]];
  for (let nth = 0; made < items; nth += 1) {
    const own = caseOf(nth, entries);
    batch.push(...own);
    made += own.length;
    if (batch.length + entries + 2 <= mostInACommit && made < items) continue;
    await table.commit(batch.map((item) => ({ put: item })));
    batch = [];
  }
  return made;
};
