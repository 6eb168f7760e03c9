import { consumer } from "#shared/events/consumer.ts";
import { cellsOfHire } from "../domain/counting.ts";
import { employmentReactions } from "../reactions.ts";
import { countStore } from "../store/count-store.ts";
import { placementStore } from "../store/placement-store.ts";

export const countWhenPlacementStarted = consumer(
  employmentReactions.countWhenPlacementStarted,
  async ({ event, table }) => {
    const { state } = await placementStore(table).get(event.data.placementId);
    await countStore(table).countOnce(cellsOfHire(state), state.seekerId);
  },
);
