import { consumer } from "#shared/events/consumer.ts";
import { keepAnswer } from "../domain/consent.ts";
import { communitiesReactions } from "../reactions.ts";
import { consentStore } from "../store/consent-store.ts";

export const keepConsentWhenAnswered = consumer(
  communitiesReactions.keepConsentWhenAnswered,
  ({ event, table, command }) =>
    consentStore(table).create(event.data.consentId, command, keepAnswer({ ...event.data, at: event.time })),
);
