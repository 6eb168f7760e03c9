import { consumer } from "#shared/events/consumer.ts";
import { noteCaseEnded } from "../domain/linking.ts";
import { meetingsReactions } from "../reactions.ts";
import { disputeStore } from "../store/dispute-store.ts";
import { issueStore } from "../store/issue-store.ts";

export const followCaseWhenLinked = consumer(
  meetingsReactions.followCaseWhenLinked,
  async ({ event, table, now, command }) => {
    const { caseId, issueId } = event.data;
    const { ended } = await disputeStore(table).link(caseId, issueId);
    if (!ended) return undefined;
    const ending = { caseId, outcome: ended.outcome, endedAt: ended.at, at: now };
    return issueStore(table).decide(issueId, command, (current) => noteCaseEnded(current, ending));
  },
);
