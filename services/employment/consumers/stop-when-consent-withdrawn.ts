import { consumer } from "#shared/events/consumer.ts";
import { employmentReactions } from "../reactions.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { stopUsing } from "./stop-using.ts";

export const stopWhenConsentWithdrawn = consumer(
  employmentReactions.stopWhenConsentWithdrawn,
  async ({ event, table, now, command }) => {
    const { subjectId, consentId, purpose } = event.data;
    const seekerId = await seekerStore(table).idOf(subjectId);
    await stopUsing({ table, command, at: now }, { subjectId, seekerId, consentId, purpose });
  },
);
