import { placementStarted } from "#shared/contracts/employment.ts";
import { consumer } from "#shared/events/consumer.ts";
import { place } from "../domain/seeking.ts";
import { employmentReactions } from "../reactions.ts";
import { seekerStore } from "../store/seeker-store.ts";

export const keepWorkWhenPlacementMoved = consumer(
  employmentReactions.keepWorkWhenPlacementMoved,
  ({ event, table, command }) => {
    const { seekerId, placementId } = event.data;
    const is = event.type === placementStarted.type ? "active" : "ended";
    return seekerStore(table).decide(seekerId, command, (current) => place(current, { placementId, is }));
  },
);
