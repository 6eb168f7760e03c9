import type { Heard } from "#shared/events/consumer.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { openStatuses } from "../domain/case-lifecycle.ts";
import { noteNobodyActs, noteSomebodyActs, waitsForBody } from "../domain/nobody-acts.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { ableHeadsIn } from "./mediating-people.ts";

type Seeing = Heard<typeof mediationReactions.seeWhoActs>;

/** The open cases, the oldest first. */
async function* openCases(table: CommunityTable): AsyncGenerator<string> {
  const cases = caseStore(table);
  let cursor: string | undefined;
  do {
    const page = await cases.among("byStatus", openStatuses, { limit: 100, cursor });
    yield* page.items.map(({ caseId }) => caseId);
    cursor = page.nextCursor;
  } while (cursor);
}

/** The case that was told of; of a role that began or ended, all open ones where it is the one that acts for a body. */
async function* casesOf({ event: { data }, table }: Seeing): AsyncGenerator<string> {
  if ("caseId" in data) yield data.caseId;
  else if (data.role === "association-president") yield* openCases(table);
}

/** Who can act is read as it is by now. Each case is a command of its own, so a crash is finished by the next delivery. */
export const seeWhoActs = async (told: Seeing) => {
  const { table, now, command } = told;
  const cases = caseStore(table);
  for await (const caseId of casesOf(told)) {
    const { state } = await cases.get(caseId);
    if (!waitsForBody(state)) continue;
    const isUp = (await ableHeadsIn(table, state, now)).length > 0;
    await cases.decide(caseId, command, (current) => (isUp ? noteSomebodyActs(current) : noteNobodyActs(current, now)));
  }
};
