import * as z from "zod";
import { digest } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { register } from "../domain/person.ts";
import type { Listed, RowError } from "../domain/roster-file.ts";
import { advanceRoster } from "../domain/roster-import.ts";
import { buildingNames } from "../domain/settings.ts";
import type { communitiesReactions } from "../reactions.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { rosterStore } from "../store/roster-store.ts";

/** How far a part was taken in before its reaction rested. */
type Taken = { readonly rowCount: number; readonly addedCount: number; readonly failures: readonly RowError[] };

type Row = { readonly listed: Listed; readonly nth: number; readonly importId: string };

const codeOf = (error: unknown): string => {
  if (error instanceof Refusal) return error.detail.errors?.[0]?.code ?? error.code;
  if (error instanceof z.ZodError) return "wrong-format";
  throw error;
};

/**
 * Takes one row in: answers nothing where it was new, else why it was not. Each row is a command of its own, so doing
 * it again does it once.
 */
const takeIn = async (
  { table, now, command }: Pick<Heard, "table" | "now" | "command">,
  buildings: readonly string[],
  { listed: { row: _, ...person }, nth, importId }: Row,
): Promise<string | undefined> => {
  const commandId = digest([importId, String(nth)]);
  try {
    const decision = register({ ...person, at: now, buildings, commandId });
    const own = { ...command, id: commandId, payload: commandId };
    await personStore(table).register(own, decision);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
};

/** The next rows of a roster: who is known already is left as they are, and a row that fails is told and skipped. */
export const importRoster = async (heard: Heard<typeof communitiesReactions.importRosterWhenAdvanced>) => {
  const { table, command, now, event } = heard;
  const { importId, doneCount: from } = event.data;
  const rosters = rosterStore(table);
  const { state: community } = await communityStore(table).get(table.scope.community);
  const people = await rosters.readPart(importId, from);
  const before: Taken = heard.left ? JSON.parse(heard.left) : { rowCount: 0, addedCount: 0, failures: [] };
  let { addedCount } = before;
  const failures = [...before.failures];
  for (const [nth, listed] of people.entries()) {
    if (nth < before.rowCount) continue;
    if (nth > before.rowCount) heard.restAt(JSON.stringify({ rowCount: nth, addedCount, failures }));
    const code = await takeIn(heard, buildingNames(community), { listed, nth: from + nth, importId });
    if (code === undefined) addedCount += 1;
    else if (code !== "registered-already") failures.push({ row: listed.row, code });
  }
  const knownCount = people.length - addedCount - failures.length;
  const counts = { from, addedCount, knownCount, failures, at: now };
  await rosters.decide(importId, command, (current) => advanceRoster(current, counts));
  await rosters.forgetPart(importId, from);
};
