import * as z from "zod";
import { digest } from "#shared/domain/new-id.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { Person } from "../domain/person.ts";
import type { Listed, RowError } from "../domain/roster-file.ts";
import { advanceRoster, committerOf } from "../domain/roster-import.ts";
import { rosterPerson, rosterRowAsPerson, rowOfKnown, type Taking } from "../domain/roster-row.ts";
import { buildingNames } from "../domain/settings.ts";
import type { communitiesReactions } from "../reactions.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { presidenciesIn } from "../store/presidency-store.ts";
import { rosterStore } from "../store/roster-store.ts";

type Advanced = Heard<typeof communitiesReactions.importRosterWhenAdvanced>;

/** Who is known already is counted, and is no failure. */
const knownCode = "registered-already";

/** How far a part was taken in before its reaction rested. */
type Taken = { readonly rowCount: number; readonly addedCount: number; readonly failures: readonly RowError[] };

type Row = {
  readonly listed: Listed;
  readonly nth: number;
  readonly importId: string;
  readonly taking: Omit<Taking, "commandId" | "presidencies" | "alike">;
};

/** Why a row was not taken in. What only came at a wrong moment is no row's fault: the part is tried again. */
const codeOf = (error: unknown): string => {
  if (error instanceof Refusal && error.code === "try-again") throw error;
  if (error instanceof Refusal) return error.detail.errors?.[0]?.code ?? error.code;
  if (error instanceof z.ZodError) return "wrong-format";
  throw error;
};

/**
 * Takes one row in: answers nothing where it was new, else why it was not. Each row is a command of its own, so doing
 * it again does it once.
 */
const takeIn = async (heard: Advanced, row: Row): Promise<string | undefined> => {
  const { table, command } = heard;
  const { listed, nth, importId } = row;
  const commandId = digest([importId, String(nth)]);
  const presidencies = listed.roles?.includes("association-president") ? await presidenciesIn(table) : undefined;
  const besides = ({ restsOn }: Pick<ReturnType<typeof rosterRowAsPerson>, "restsOn">): Companion[] => [
    ...stillAdminister(table.scope, restsOn),
    ...(presidencies ? [presidencies.turn] : []),
  ];
  const people = personStore(table);
  try {
    const known = await people.knownAs(rosterPerson(listed, { ...row.taking, commandId }).state);
    const alike = await people.othersWith(known?.phone ?? listed.phone, known?.personId ?? "");
    const taking = { ...row.taking, presidencies: presidencies?.known ?? [], alike };
    if (known && known.status !== "moved-out") {
      const id = digest([commandId, "known"]);
      const verb = (current: Person) => {
        const decided = rowOfKnown(current, listed, { ...taking, commandId: id });
        return decided && { ...decided, also: besides(decided) };
      };
      await people.decide(known.personId, { ...command, id, payload: id }, verb);
      return knownCode;
    }
    const decision = rosterRowAsPerson(listed, { ...taking, commandId });
    const also = besides(decision);
    await people.register({ ...command, id: commandId, payload: commandId }, { ...decision, also });
    return undefined;
  } catch (error) {
    const code = codeOf(error);
    return code === knownCode ? takeIn(heard, row) : code;
  }
};

/** In whose name the rows are taken in, into the community as it is now. */
const takingOf = async ({ event, table, now }: Advanced): Promise<Row["taking"]> => {
  const { state: community } = await communityStore(table).get(table.scope.community);
  const committer = committerOf((await rosterStore(table).get(event.data.importId)).state);
  const name = (await personStore(table).find(committer.personId))?.state.name ?? "";
  const by = { ...committer, name };
  const administrators = await administratorsOf(table, now);
  return { administrators, by, at: now, policy: community.policy, buildings: buildingNames(community) };
};

/**
 * The next rows of a roster. Of who is known already nothing is corrected: they are verified, and given the roles that
 * they lack. A row that fails is told and skipped.
 */
export const importRoster = async (heard: Advanced) => {
  const { table, command, now, event } = heard;
  const { importId, doneCount: from } = event.data;
  const rosters = rosterStore(table);
  const taking = await takingOf(heard);
  const people = await rosters.readPart(importId, from);
  const before: Taken = heard.left ? JSON.parse(heard.left) : { rowCount: 0, addedCount: 0, failures: [] };
  let { addedCount } = before;
  const failures = [...before.failures];
  for (const [nth, listed] of people.entries()) {
    if (nth < before.rowCount) continue;
    if (nth > before.rowCount) heard.restAt(JSON.stringify({ rowCount: nth, addedCount, failures }));
    const code = await takeIn(heard, { listed, nth: from + nth, importId, taking });
    if (code === undefined) addedCount += 1;
    else if (code !== knownCode) failures.push({ row: listed.row, code });
  }
  const knownCount = people.length - addedCount - failures.length;
  const counts = { from, addedCount, knownCount, failures, at: now };
  await rosters.decide(importId, command, (current) => advanceRoster(current, counts));
  await rosters.forgetPart(importId, from);
};
