import { consumer } from "#shared/events/consumer.ts";
import { employmentReactions } from "../reactions.ts";
import { consentStore } from "../store/consent-store.ts";

export const knowPersonWhenRegistered = consumer(employmentReactions.knowPersonWhenRegistered, ({ event, table }) =>
  consentStore(table).register(event.data.personId),
);
