import { consumer } from "#shared/events/consumer.ts";
import { Purpose } from "../domain/consents.ts";
import { employmentReactions } from "../reactions.ts";
import { consentStore } from "../store/consent-store.ts";

/** Consents for other things than finding work are no business of employment. */
export const keepConsentWhenGiven = consumer(employmentReactions.keepConsentWhenGiven, async ({ event, table }) => {
  const { subjectId, consentId, scopeId } = event.data;
  const purpose = Purpose.safeParse(event.data.purpose);
  if (purpose.success)
    await consentStore(table).give(subjectId, { consentId, purpose: purpose.data, scopeId, at: event.time });
});
