import { consumer } from "#shared/events/consumer.ts";
import { askRetention } from "../domain/staying.ts";
import { employmentReactions } from "../reactions.ts";
import { placementStore } from "../store/placement-store.ts";

export const askWhenRetentionDue = consumer(
  employmentReactions.askWhenRetentionDue,
  ({ event, table, now, command }) => {
    const { placementId, month } = event.data;
    return placementStore(table).decide(placementId, command, (current) => askRetention(current, { month, at: now }));
  },
);
