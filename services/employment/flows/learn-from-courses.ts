import type { Heard } from "#shared/events/consumer.ts";
import { consentBy } from "../domain/seeker/consents.ts";
import { learn } from "../domain/seeker/learn.ts";
import { certificateStore } from "../store/certificate-store.ts";
import { consentStore, stillConsents } from "../store/consent-store.ts";
import { seekerStore } from "../store/seeker-store.ts";

/**
 * Adds to a seeker what the courses taught that they completed after agreeing to that. Consent and certificate are
 * each kept before this looks, so whichever is heard last finds the other.
 */
export const learnFromCourses = async ({ table, command }: Pick<Heard, "table" | "command">, learnerId: string) => {
  const seekers = seekerStore(table);
  const seekerId = await seekers.idOf(learnerId);
  if (seekerId === undefined) return;
  const consents = await consentStore(table).find(learnerId);
  const agreed = (await certificateStore(table).listOf(learnerId)).flatMap((certificate) => {
    const consentId = consentBy(consents, "skill-update", certificate.issuedAt);
    return consentId === undefined ? [] : [{ ...certificate, consentId }];
  });
  const consentIds = [...new Set(agreed.map(({ consentId }) => consentId))];
  const also = consentIds.map((consentId) => stillConsents(table.scope, learnerId, consentId, "skill-update"));
  await seekers.decide(seekerId, command, (current) => {
    const decision = learn(current, ...agreed);
    return decision && { ...decision, also };
  });
};
