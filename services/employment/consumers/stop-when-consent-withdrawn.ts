import { consumer } from "#shared/events/consumer.ts";
import { Purpose } from "../domain/consents.ts";
import { employmentReactions } from "../reactions.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { stopUsing } from "./stop-using.ts";

/** Consents for other things than finding work are no business of employment. */
export const stopWhenConsentWithdrawn = consumer(
  employmentReactions.stopWhenConsentWithdrawn,
  async ({ event, table, now, command }) => {
    const { subjectId, consentId } = event.data;
    const { data: purpose } = Purpose.safeParse(event.data.purpose);
    if (purpose === undefined) return;
    const seekerId = await seekerStore(table).idOf(subjectId);
    await stopUsing({ table, command, at: now }, { subjectId, seekerId, consentId, purpose });
  },
);
