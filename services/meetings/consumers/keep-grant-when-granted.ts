import { consumer } from "#shared/events/consumer.ts";
import { meetingsReactions } from "../reactions.ts";
import { seatsStore } from "../store/seats-store.ts";

export const keepGrantWhenGranted = consumer(meetingsReactions.keepGrantWhenGranted, ({ event, table }) =>
  seatsStore(table).grant(event.data.personId, event.data.grantId),
);
