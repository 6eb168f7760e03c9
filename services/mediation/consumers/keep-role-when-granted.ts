import { consumer } from "#shared/events/consumer.ts";
import { mediationReactions } from "../reactions.ts";
import { standingStore } from "../store/standing-store.ts";

export const keepRoleWhenGranted = consumer(mediationReactions.keepRoleWhenGranted, ({ event, table }) => {
  const { personId, grantId, role } = event.data;
  return standingStore(table).grant(personId, grantId, role);
});
