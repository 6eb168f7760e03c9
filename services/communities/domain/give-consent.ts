import * as z from "zod";
import { type ConsentBasis, consentGiven, consentRefused } from "#shared/contracts/communities.ts";
import type { consentAnswered } from "#shared/contracts/course-consents.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import { Text } from "#shared/domain/text.ts";
import { asked, type Consent, type Guardians, mayHearOf, toldOf } from "./consent.ts";

export const GiveConsent = z.strictObject({
  ...asked,
  answer: z.enum(["yes", "no"]),
  /** What was signed at the desk, and where it is filed. */
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

const mayAnswer = (
  by: Caller,
  subjectId: string,
  basis: z.infer<typeof ConsentBasis>,
  guardians: Guardians,
): boolean => {
  const own = actingPerson(by).personId;
  if (basis === "desk-signed") return holds(by, ...operatorRoles);
  if (basis === "guardian") return guardians?.includes(own) === true;
  return guardians === undefined && subjectId === own;
};

type Giving = Act & z.infer<typeof GiveConsent> & { readonly commandId: string; readonly guardians: Guardians };

/**
 * A paper is signed before somebody at the desk, in a session with who signs, and filed; the slip of a child's course
 * alone may be brought along by anybody.
 */
const mustBeSignedThere = ({ by, subjectId, purpose, guardians, evidence }: Giving): void => {
  if (evidence === undefined) refuseField("/evidence", "required");
  if (purpose === "child-course") return;
  const { personId: signer } = by.onBehalfOf ?? refuse("session-required");
  if (subjectId !== signer && !guardians?.includes(signer)) refuse("role-not-allowed");
};

/** Of what somebody says at the desk the operator is the only witness: a yes is signed there, a no needs no paper. */
const mustBeOwnWord = ({ by, basis, answer }: Giving): void => {
  if (by.onBehalfOf && basis !== "desk-signed" && answer === "yes") refuseField("/basis", "signed-at-desk");
};

/** A guardian answers for a dependant, and for nobody else; that somebody is a member of the Party nobody says of one. */
const mustFitSubject = ({ basis, purpose, guardians }: Giving): void => {
  if (basis === (guardians === undefined ? "guardian" : "self")) refuseField("/basis", "not-allowed");
  if (guardians !== undefined && purpose === "show-party-membership") refuseField("/subjectId", "not-allowed");
};

/**
 * A yes or a no to one purpose: by the person, by a guardian for a dependant, or signed at the desk with its
 * evidence. A grandmother is not automatically a guardian. Source: PIPL §29, §31; 儿童个人信息网络保护规定.
 */
export const give = (giving: Giving) => {
  const { by, at, commandId, guardians, answer, evidence, happenedOn: _, ...rest } = giving;
  mustFitSubject(giving);
  if (!mayHearOf(rest, by)) refuse("role-not-allowed");
  if (!mayAnswer(by, rest.subjectId, rest.basis, guardians)) refuse("role-not-allowed");
  if (guardians?.length === 0) refuseField("/subjectId", "unknown-person");
  if (rest.basis === "desk-signed") mustBeSignedThere(giving);
  mustBeOwnWord(giving);
  const consentId = newId("con", commandId);
  const operatorId = by.onBehalfOf && by.personId;
  const record = { consentId, ...rest, givenBy: actingPerson(by).personId, operatorId };
  const fact = { consentId, ...rest };
  if (answer === "no") {
    const state: Consent = { status: "refused", ...record, refusedAt: at };
    return { state, facts: toldOf(state, consentRefused(fact)) };
  }
  const state: Consent = { status: "given", ...record, evidence, givenAt: at };
  return { state, facts: toldOf(state, consentGiven(fact)) };
};

type Heard = z.infer<typeof consentAnswered.data> & { readonly at: Instant };

/** What a guardian answered by the code of a course's slip. */
export const keepAnswer = ({ consentId, learnerId, courseId, answer, textVersion, at }: Heard) => {
  const asked = { subjectId: learnerId, purpose: "child-course", scopeId: courseId } as const;
  const record = { consentId, ...asked, textVersion, basis: "guardian" } as const;
  if (answer === "refused") {
    const state: Consent = { status: "refused", ...record, refusedAt: at };
    return { state, facts: [consentRefused(record)] };
  }
  const state: Consent = { status: "given", ...record, givenAt: at };
  return { state, facts: [consentGiven(record)] };
};
