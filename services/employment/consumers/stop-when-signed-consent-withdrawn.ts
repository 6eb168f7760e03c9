import { consumer } from "#shared/events/consumer.ts";
import { employmentReactions } from "../reactions.ts";
import { stopUsing } from "./stop-using.ts";

export const stopWhenSignedConsentWithdrawn = consumer(
  employmentReactions.stopWhenSignedConsentWithdrawn,
  ({ event, table, now, command }) => {
    const { seekerId, consentId, purpose } = event.data;
    return stopUsing({ table, command, at: now }, { subjectId: seekerId, seekerId, consentId, purpose });
  },
);
