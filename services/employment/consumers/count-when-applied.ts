import { consumer } from "#shared/events/consumer.ts";
import { cellOfStage } from "../domain/counting.ts";
import { employmentReactions } from "../reactions.ts";
import { countStore } from "../store/count-store.ts";

export const countWhenApplied = consumer(employmentReactions.countWhenApplied, async ({ event, table }) => {
  const { seekerId, programmeId, to } = event.data;
  if (to === "applied") await countStore(table).countOnce([cellOfStage("applied", programmeId)], seekerId);
});
