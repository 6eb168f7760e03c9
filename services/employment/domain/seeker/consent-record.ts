import * as z from "zod";
import { signedConsentWithdrawn } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuseField } from "#shared/domain/refusal.ts";
import { TextVersion } from "#shared/domain/text.ts";
import { mustCareFor } from "../access.ts";
import { happened, PaperRef } from "../parts.ts";
import { Purpose } from "./consents.ts";
import { most, type Seeker, seekerLifecycle } from "./seeker.ts";

export const RecordConsent = z.strictObject({
  purpose: Purpose.exclude(["job-seeking"]),
  /** The one employer or application that sharing is agreed to for. */
  scopeId: z
    .string()
    .regex(/^(emp|jap)_[a-z2-7]{20}$/, "id" satisfies Format)
    .optional(),
  textVersion: TextVersion,
  paperRef: PaperRef,
  ...happened,
});

/** Who belongs to no community signs at the desk; a member's consents are kept by communities alone. */
export const mustBeNoMember = ({ personId }: Pick<Seeker, "personId">): void => {
  if (personId !== undefined) refuseField("/purpose", "kept-by-communities");
};

type Signed = Seeker["consents"][number];

type RecordingConsent = Act & z.infer<typeof RecordConsent> & { readonly commandId: string };

/**
 * One for the same purpose and scope takes the place of the one before: it renews one that stands, under whose id
 * things were done.
 */
export const recordConsent = (current: Seeker, recording: RecordingConsent) => {
  const { by, at, purpose, scopeId, textVersion, paperRef, commandId } = recording;
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("recordConsent", current);
  mustBeNoMember(subject);
  if ((purpose === "share-to-employer") !== (scopeId !== undefined))
    refuseField("/scopeId", scopeId === undefined ? "required" : "not-allowed");
  const isSame = (each: Signed): boolean => each.purpose === purpose && each.scopeId === scopeId;
  const others = subject.consents.filter((each) => !isSame(each));
  mustHaveRoom(others, most.consents, "");
  const standing = subject.consents.find((each) => isSame(each) && !each.withdrawnAt);
  const consentId = standing?.consentId ?? newChildId("sgn", subject.seekerId, commandId);
  const consents = [...others, { consentId, purpose, scopeId, textVersion, paperRef, at }];
  return { state: { ...subject, consents }, facts: [] };
};

export const WithdrawConsent = z.strictObject({ consentId: childIdSchema("sgn"), ...happened });

/** As easy as giving: it holds no more from this commit on, and what stood on it is undone. */
export const withdrawConsent = (current: Seeker, { by, at, consentId }: Act & { consentId: string }) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("withdrawConsent", current);
  const consent = subject.consents.find((each) => each.consentId === consentId);
  if (!consent) return refuseField("/consentId", "unknown-consent");
  if (consent.withdrawnAt) return undefined;
  const consents = subject.consents.map((each) => (each === consent ? withdrawn(each, at) : each));
  const { seekerId } = subject;
  const { purpose, scopeId } = consent;
  return {
    state: { ...subject, consents },
    facts: [signedConsentWithdrawn({ seekerId, consentId, purpose, scopeId })],
  };
};

const withdrawn = ({ evidence: _, paperRef: __, ...consent }: Signed, at: Instant) => ({
  ...consent,
  withdrawnAt: at,
});
