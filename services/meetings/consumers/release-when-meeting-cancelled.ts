import { consumer } from "#shared/events/consumer.ts";
import { release } from "../domain/agenda.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";

/** Also what was being placed when it fell away: no issue comes onto an agenda that collects no more. */
export const releaseWhenMeetingCancelled = consumer(
  meetingsReactions.releaseWhenMeetingCancelled,
  async ({ event, table, now, command }) => {
    const { meetingId } = event.data;
    const issues = issueStore(table);
    for (const { issueId } of await issues.agenda(meetingId))
      await issues.decide(issueId, command, (current) => release(current, { meetingId, at: now }));
  },
);
