import { consumer } from "#shared/events/consumer.ts";
import { meetingsReactions } from "../reactions.ts";
import { trailStore } from "../store/trail-store.ts";

export const keepTrailWhenTold = consumer(meetingsReactions.keepTrailWhenTold, ({ event, table }) =>
  trailStore(table).keep(event),
);
