import { consumer } from "#shared/events/consumer.ts";
import { meetingsReactions } from "../reactions.ts";
import { seatsStore } from "../store/seats-store.ts";

export const knowPersonWhenRegistered = consumer(meetingsReactions.knowPersonWhenRegistered, ({ event, table }) =>
  seatsStore(table).know(event.data.personId),
);
