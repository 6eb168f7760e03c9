import * as z from "zod";
import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";

/** The purposes that employment asks somebody's consent for. */
export const Purpose = ConsentPurpose.extract(["job-seeking", "share-to-employer", "skill-update", "public-story"]);
export type Purpose = z.infer<typeof Purpose>;

const Given = z.object({
  purpose: Purpose,
  scopeId: z.string().optional(),
  /** What was agreed to; absent of what was kept before versions were. */
  textVersion: z.string().optional(),
  at: Instant,
});

/**
 * What employment knows of somebody's consents: those of a member by the facts it heard, those of a seeker who
 * belongs to no community by what was signed at the desk.
 */
export const Consents = z.object({
  subjectId: z.string(),
  given: z.record(z.string(), Given),
});
export type Consents = z.infer<typeof Consents>;

/**
 * The consent that stands for a purpose, if one does. Sharing is agreed to for one employer or one application at a
 * time, so it stands only where one of `scopeIds` is named. Source: PIPL §23.
 */
export const consentFor = (
  consents: Consents | undefined,
  purpose: Purpose,
  scopeIds?: readonly string[],
): string | undefined =>
  Object.entries(consents?.given ?? {}).find(
    ([, given]) =>
      given.purpose === purpose && (scopeIds === undefined || scopeIds.some((scopeId) => given.scopeId === scopeId)),
  )?.[0];

/** The consent that had been given when something was done, however late either is heard of. */
export const consentBy = (consents: Consents | undefined, purpose: Purpose, at: Instant): string | undefined =>
  Object.entries(consents?.given ?? {}).find(([, given]) => given.purpose === purpose && given.at <= at)?.[0];

/** The consent, or `share-consent-required` with the purpose that it is missing for. */
export const mustConsent = (consents: Consents | undefined, purpose: Purpose, scopeIds?: readonly string[]): string =>
  consentFor(consents, purpose, scopeIds) ?? refuse("share-consent-required", { purpose });
