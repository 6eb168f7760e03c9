import { catalogue } from "#shared/table/catalogue.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Write } from "#shared/table/table.ts";
import { personStore } from "../store/person-store.ts";
import { roleItems } from "../store/role-rows.ts";
import { searchItems, searchPartition } from "../store/search-rows.ts";

const isStill = (table: CommunityTable, personId: string, version: number): Write => ({
  check: personStore(table).stateKey(personId),
  when: [{ path: ["version"], is: "equals", value: version }],
});

/** What somebody is found by now, written if they are as they were read; nothing of who is found by nothing. */
const writeOne = async (table: CommunityTable, personId: string): Promise<readonly Item[]> => {
  const { state, version } = await personStore(table).get(personId);
  const items = [...searchItems(table.scope, state), ...roleItems(table.scope, state)];
  try {
    if (items.length > 0) await table.commit([isStill(table, personId, version), ...items.map((put) => ({ put }))]);
    return items;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return writeOne(table, personId);
  }
};

/** A row that nobody is found by is taken away, while whom it names is as they were read. */
const takeAway = async (table: CommunityTable, { partition, sort }: Item): Promise<void> => {
  const personId = sort.slice(sort.indexOf("#") + 1);
  const found = await personStore(table).find(personId);
  if (searchItems(table.scope, found?.state).some((item) => item.sort === sort)) return;
  const row = { delete: { partition, sort } };
  try {
    if (found) await table.commit([isStill(table, personId, found.version), row]);
    else await table.write(row);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await takeAway(table, { partition, sort });
  }
};

/** Makes anew what everybody in a community is found by, in the search and by their roles, and answers how many there are. */
export const rebuildSearch = async (table: CommunityTable): Promise<number> => {
  const known = new Set<string>();
  let people = 0;
  for await (const personId of catalogue(table, "PERSON")) {
    for (const { sort } of await writeOne(table, personId)) known.add(sort);
    people += 1;
  }
  const partition = table.scope.partition(...searchPartition);
  for await (const rows of pagesOf(table, { partition, limit: 100 }))
    for (const row of rows) if (!known.has(row.sort)) await takeAway(table, row);
  return people;
};
