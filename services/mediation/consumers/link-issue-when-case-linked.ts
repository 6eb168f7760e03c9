import { consumer } from "#shared/events/consumer.ts";
import { linkIssue } from "../domain/joint-meeting.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const linkIssueWhenCaseLinked = consumer(
  mediationReactions.linkIssueWhenCaseLinked,
  ({ event, table, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => linkIssue(current, issueId));
  },
);
