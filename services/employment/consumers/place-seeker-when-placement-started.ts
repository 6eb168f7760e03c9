import { consumer } from "#shared/events/consumer.ts";
import { place } from "../domain/seeking.ts";
import { employmentReactions } from "../reactions.ts";
import { seekerStore } from "../store/seeker-store.ts";

export const placeSeekerWhenPlacementStarted = consumer(
  employmentReactions.placeSeekerWhenPlacementStarted,
  ({ event, table, command }) => {
    const { seekerId, placementId } = event.data;
    return seekerStore(table).decide(seekerId, command, (current) => place(current, { placementId, is: "active" }));
  },
);
