import { consumer } from "#shared/events/consumer.ts";
import { issueOfCase, raiseFromCase } from "../domain/raising.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";

/** A case of a recurrence has its issue by that. */
export const raiseIssueWhenCaseEscalated = consumer(
  meetingsReactions.raiseIssueWhenCaseEscalated,
  async ({ event, table, now, command }) => {
    const { caseId, cause } = event.data;
    if (cause === "recurrence") return undefined;
    return issueStore(table).create(issueOfCase(caseId), command, raiseFromCase(event.data, now));
  },
);
