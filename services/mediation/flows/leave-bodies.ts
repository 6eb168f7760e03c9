import type { Heard } from "#shared/events/consumer.ts";
import { involvements } from "#shared/table/involvement.ts";
import { leaveBody } from "../domain/body.ts";
import { releaseLead } from "../domain/release-lead.ts";
import type { mediationReactions } from "../reactions.ts";
import { bodyStore } from "../store/body-store.ts";
import { caseStore } from "../store/case-store.ts";

type Leaving = Heard<typeof mediationReactions.leaveBodiesWhenMovedOut>;
type Left = Heard<typeof mediationReactions.releaseLeadWhenBodyLeft>;

/** Who moved out is named by no commit any more, so the bodies found now are all there are. */
export const leaveBodies = async ({ event, table, command }: Leaving) => {
  const { personId } = event.data;
  for await (const { id } of involvements(table, personId, { kind: "BODY" }))
    await bodyStore(table).decide(id, command, (current) => leaveBody(current, personId));
};

/** The body was left first, so no commit can name the person by it any more. */
export const releaseLeadOfBody = async ({ event, table, now, command }: Left) => {
  const { personId, bodyId } = event.data;
  const cases = caseStore(table);
  for await (const caseId of cases.ledBy(personId))
    await cases.decide(caseId, command, (current) => releaseLead(current, { bodyId, at: now }));
};
