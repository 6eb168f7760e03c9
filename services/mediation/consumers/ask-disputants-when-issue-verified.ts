import { consumer } from "#shared/events/consumer.ts";
import { ask } from "../domain/joint-meeting.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const askDisputantsWhenIssueVerified = consumer(
  mediationReactions.askDisputantsWhenIssueVerified,
  async ({ event, table, now, command, community }) => {
    const { caseIds, issueId } = event.data;
    if ("verified" in event.data && !event.data.verified) return;
    const { policy } = await community();
    for (const caseId of caseIds)
      await caseStore(table).decide(caseId, command, (current) => ask(current, { issueId, at: now, policy }));
  },
);
