import type { Heard } from "#shared/events/consumer.ts";
import { Purpose } from "../domain/seeker/consents.ts";
import type { employmentReactions } from "../reactions.ts";
import { seekerStore } from "../store/seeker-store.ts";
import { stopUsing } from "./stop-using.ts";

/** Whoever is no member signed at the desk; consents for other things than finding work are no business of employment. */
export const followWithdrawal = async (heard: Heard<typeof employmentReactions.stopWhenConsentWithdrawn>) => {
  const {
    event: { data },
    table,
    now,
    command,
  } = heard;
  const { data: purpose } = Purpose.safeParse(data.purpose);
  if (purpose === undefined) return;
  const { consentId } = data;
  const doing = { table, command, at: now };
  if ("seekerId" in data) {
    const { seekerId } = data;
    await stopUsing(doing, { subjectId: seekerId, seekerId, consentId, purpose });
  } else {
    const seekerId = await seekerStore(table).idOf(data.subjectId);
    await stopUsing(doing, { subjectId: data.subjectId, seekerId, consentId, purpose });
  }
};
