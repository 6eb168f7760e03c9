import { consumer } from "#shared/events/consumer.ts";
import { mediationReactions } from "../reactions.ts";
import { standingStore } from "../store/standing-store.ts";

export const forgetHouseholdWhenLeft = consumer(mediationReactions.forgetHouseholdWhenLeft, ({ event, table }) =>
  standingStore(table).leave(event.data.personId, event.data.householdId, event.sequence),
);
