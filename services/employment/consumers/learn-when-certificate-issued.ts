import { consumer } from "#shared/events/consumer.ts";
import { consentFor } from "../domain/consents.ts";
import { learn } from "../domain/seeking.ts";
import { employmentReactions } from "../reactions.ts";
import { consentStore, stillConsents } from "../store/consent-store.ts";
import { seekerStore } from "../store/seeker-store.ts";

/** What a learner who looks for no work here, or did not agree, has learned is no business of employment. */
export const learnWhenCertificateIssued = consumer(
  employmentReactions.learnWhenCertificateIssued,
  async ({ event, table, command }) => {
    const { learnerId, courseId, skill } = event.data;
    const seekers = seekerStore(table);
    const seekerId = skill === undefined ? undefined : await seekers.idOf(learnerId);
    const consentId = seekerId && consentFor(await consentStore(table).find(learnerId), "skill-update");
    if (!seekerId || !consentId || skill === undefined) return;
    const also = [stillConsents(table.scope, learnerId, consentId, "skill-update")];
    await seekers.decide(seekerId, command, (current) => {
      const decision = learn(current, { courseId, skill });
      return decision && { ...decision, also };
    });
  },
);
