import type { Heard } from "#shared/events/consumer.ts";
import { linkCases, raiseWithin } from "../domain/issue/link.ts";
import { issueOfRecurrence, raiseFromCase, raiseFromRecurrence } from "../domain/issue/raise.ts";
import type { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";
import type { Spot } from "../store/spot-rows.ts";

type AtSpot = Pick<Heard<typeof meetingsReactions.raiseIssueWhenRecurring>, "table" | "command" | "now">;
type RaisedOfSpot = ReturnType<typeof raiseFromRecurrence> | ReturnType<typeof raiseFromCase>;

/**
 * Raises what a spot brought up: as an issue of its own, or as part of the one about the spot that waits for a
 * decision. Who raises another at that moment is seen in the commit, and it is looked again.
 */
const raiseOfSpot = async ({ table, command, now }: AtSpot, spot: Spot, raised: RaisedOfSpot) => {
  const issues = issueStore(table);
  const { issueId } = raised.state;
  const standing = await issues.ofSpot(spot);
  if (!standing || standing.state.issueId === issueId) return issues.create(issueId, command, raised);
  const { merged, into } = raiseWithin(raised, standing.state, now);
  const also = issues.beside({ id: standing.state.issueId, ...standing }, command, into);
  return issues.create(issueId, command, { ...merged, also });
};

/** A case of a recurrence has its issue by that. */
export const raiseEscalated = async (heard: Heard<typeof meetingsReactions.raiseIssueWhenCaseEscalated>) => {
  const { event, now } = heard;
  return event.data.cause === "recurrence" ? undefined : raiseOfSpot(heard, event.data, raiseFromCase(event.data, now));
};

/**
 * Both facts say all that is needed, so whichever comes first raises the one issue, whose id is the recurrence's own.
 * An issue that became part of another, be it at this moment, passes later cases on to it.
 */
export const raiseRecurring = async (heard: Heard<typeof meetingsReactions.raiseIssueWhenRecurring>) => {
  const { event, table, now, command } = heard;
  const issues = issueStore(table);
  const { recurrenceId, caseIds } = event.data;
  const raisedId = issueOfRecurrence(recurrenceId);
  const linking = { caseIds, recurrenceId, at: now };
  const linkIn = async (issueId: string): Promise<void> => {
    const { state } = await issues.decide(issueId, command, (current) => linkCases(current, linking));
    if (state.status === "merged") await linkIn(state.merger.intoIssueId);
  };
  if (await issues.find(raisedId)) return linkIn(raisedId);
  return raiseOfSpot(heard, event.data, raiseFromRecurrence(event.data, now));
};
