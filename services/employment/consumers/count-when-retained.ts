import { consumer } from "#shared/events/consumer.ts";
import { cellOfStage } from "../domain/counting.ts";
import { employmentReactions } from "../reactions.ts";
import { countStore } from "../store/count-store.ts";

export const countWhenRetained = consumer(employmentReactions.countWhenRetained, async ({ event, table }) => {
  const { seekerId, programmeId, kind } = event.data;
  if (kind === "retained") await countStore(table).countOnce([cellOfStage("retained", programmeId)], seekerId);
});
