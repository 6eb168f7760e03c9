import { consumer } from "#shared/events/consumer.ts";
import { carry } from "../domain/agenda.ts";
import { meetingsReactions } from "../reactions.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";

/** Each carry is a commit of its own with its own guard, so a crash in the middle is finished by the next delivery. */
export const carryWhenMeetingClosed = consumer(
  meetingsReactions.carryWhenMeetingClosed,
  async ({ event, table, command }) => {
    const { meetingId } = event.data;
    const { state } = await meetingStore(table).get(meetingId);
    if (!("closing" in state)) throw new Error(`${meetingId} was told closed and is ${state.status}`);
    const { undecided, missingSides, at } = state.closing;
    for (const issueId of undecided)
      await issueStore(table).decide(issueId, command, (current) => carry(current, { meetingId, at, missingSides }));
  },
);
