import { consumer } from "#shared/events/consumer.ts";
import { mediationReactions } from "../reactions.ts";
import { standingStore } from "../store/standing-store.ts";

export const knowPersonWhenRegistered = consumer(mediationReactions.knowPersonWhenRegistered, ({ event, table }) =>
  standingStore(table).register(event.data.personId),
);
