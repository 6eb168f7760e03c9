import type { Heard } from "#shared/events/consumer.ts";
import { linkCases } from "../domain/issue/link.ts";
import { issueOfRecurrence, raiseFromRecurrence } from "../domain/issue/raise.ts";
import type { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";

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
  return issues.create(raisedId, command, raiseFromRecurrence(event.data, now));
};
