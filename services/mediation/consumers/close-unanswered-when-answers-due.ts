import { consumer } from "#shared/events/consumer.ts";
import { closeUnanswered } from "../domain/joint-meeting.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const closeUnansweredWhenAnswersDue = consumer(
  mediationReactions.closeUnansweredWhenAnswersDue,
  ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    return caseStore(table).decide(caseId, command, (current) => closeUnanswered(current, { issueId, at: now }));
  },
);
