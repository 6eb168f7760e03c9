import { consumer } from "#shared/events/consumer.ts";
import { mediationReactions } from "../reactions.ts";
import { standingStore } from "../store/standing-store.ts";

export const keepHouseholdWhenJoined = consumer(mediationReactions.keepHouseholdWhenJoined, ({ event, table }) =>
  standingStore(table).join(event.data.personId, event.data.householdId, event.sequence),
);
