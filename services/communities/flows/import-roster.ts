import { digest } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { type Particulars, register } from "../domain/person.ts";
import { advanceRoster } from "../domain/roster-import.ts";
import { buildingNames } from "../domain/settings.ts";
import type { communitiesReactions } from "../reactions.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { rosterStore } from "../store/roster-store.ts";

/** How far a part was taken in before its reaction rested. */
type Taken = { readonly rowCount: number; readonly addedCount: number };

type Row = { readonly person: Particulars; readonly row: number; readonly importId: string };

/** Takes one row in: answers whether it was new. Each row is a command of its own, so doing it again does it once. */
const takeIn = async (
  { table, now, command }: Pick<Heard, "table" | "now" | "command">,
  buildings: readonly string[],
  row: Row,
) => {
  const commandId = digest([row.importId, String(row.row)]);
  const decision = register({ ...row.person, at: now, buildings, commandId });
  const own = { ...command, id: commandId, payload: commandId };
  try {
    await personStore(table).create(decision.state.personId, own, decision);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "invalid") return false;
    throw error;
  }
};

/** The next rows of a roster: who is known already is left as they are. */
export const importRoster = async (heard: Heard<typeof communitiesReactions.importRosterWhenAdvanced>) => {
  const { table, command, now, event } = heard;
  const { importId, doneCount: from } = event.data;
  const rosters = rosterStore(table);
  const { state: community } = await communityStore(table).get(table.scope.community);
  const people = await rosters.readPart(importId, from);
  const before: Taken = heard.left ? JSON.parse(heard.left) : { rowCount: 0, addedCount: 0 };
  let { addedCount } = before;
  for (const [nth, person] of people.entries()) {
    if (nth < before.rowCount) continue;
    if (nth > before.rowCount) heard.restAt(JSON.stringify({ rowCount: nth, addedCount }));
    if (await takeIn(heard, buildingNames(community), { person, row: from + nth, importId })) addedCount += 1;
  }
  const counts = { from, addedCount, knownCount: people.length - addedCount, at: now };
  await rosters.decide(importId, command, (current) => advanceRoster(current, counts));
  await rosters.forgetPart(importId, from);
};
