import { catalogue } from "#shared/table/catalogue.ts";
import { involvements } from "#shared/table/involvement.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Key, type Write } from "#shared/table/table.ts";
import { administratorRow } from "../store/administrators.ts";
import { householdStore } from "../store/household-store.ts";
import { personStore } from "../store/person-store.ts";
import { erasureStore } from "../store/rights-store.ts";
import { askedAt, standingItem } from "../store/standing.ts";

const unchanged = (check: Key, version: number): Write => ({
  check,
  when: [{ path: ["version"], is: "equals", value: version }],
});

/** When each person who is to be removed asked for it. */
const erasuresIn = async (table: CommunityTable): Promise<ReadonlyMap<string, string>> => {
  const asked = new Map<string, string>();
  const erasures = erasureStore(table);
  for await (const id of catalogue(table, "ERASURE")) {
    const { state } = await erasures.get(id);
    const at = askedAt(state);
    if (at !== undefined) asked.set(state.personId, at);
  }
  return asked;
};

/** One person's standing, from their record and their households, if none of these changes meanwhile. */
const rebuildOne = async (
  table: CommunityTable,
  personId: string,
  erasureRequestedAt: string | undefined,
): Promise<void> => {
  const { scope } = table;
  const [people, households] = [personStore(table), householdStore(table)];
  const { state: person, version } = await people.get(personId);
  const writes: Write[] = [unchanged(people.stateKey(personId), version)];
  const lived: string[] = [];
  for await (const { id } of involvements(table, personId, { kind: "HOUSEHOLD" })) {
    const household = await households.get(id);
    writes.push(unchanged(households.stateKey(id), household.version));
    if (household.state.memberIds.includes(personId)) lived.push(id);
  }
  const item = standingItem(scope, person, lived, erasureRequestedAt);
  try {
    const rows = administratorRow(scope, undefined, person).map(({ write }) => write);
    await table.commit([...writes, { put: item }, ...rows]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    await rebuildOne(table, personId, erasureRequestedAt);
  }
};

/** Makes the standing of everybody in a community anew, and answers how many there are. */
export const rebuildStanding = async (table: CommunityTable): Promise<number> => {
  const asked = await erasuresIn(table);
  let people = 0;
  for await (const personId of catalogue(table, "PERSON")) {
    await rebuildOne(table, personId, asked.get(personId));
    people += 1;
  }
  return people;
};
