import { consumer } from "#shared/events/consumer.ts";
import { collectWhenDue } from "../domain/timing.ts";
import { meetingsReactions } from "../reactions.ts";
import { meetingStore } from "../store/meeting-store.ts";

export const collectWhenCollectingDue = consumer(
  meetingsReactions.collectWhenCollectingDue,
  ({ event, table, now, command }) =>
    meetingStore(table).decide(event.data.meetingId, command, (current) => collectWhenDue(current, now)),
);
