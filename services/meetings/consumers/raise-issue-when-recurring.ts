import { consumer } from "#shared/events/consumer.ts";
import { linkCases } from "../domain/linking.ts";
import { issueOfRecurrence, raiseFromRecurrence } from "../domain/raising.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";

/**
 * Both facts say all that is needed, so whichever comes first raises the one issue, whose id is the recurrence's own.
 * An issue that became part of another passes later cases on to it.
 */
export const raiseIssueWhenRecurring = consumer(
  meetingsReactions.raiseIssueWhenRecurring,
  async ({ event, table, now, command }) => {
    const issues = issueStore(table);
    const { recurrenceId, caseIds } = event.data;
    let found = await issues.find(issueOfRecurrence(recurrenceId));
    if (!found) return issues.create(issueOfRecurrence(recurrenceId), command, raiseFromRecurrence(event.data, now));
    while (found.state.status === "merged") found = await issues.get(found.state.merger.intoIssueId);
    const linking = { caseIds, recurrenceId, at: now };
    return issues.decide(found.state.issueId, command, (current) => linkCases(current, linking));
  },
);
