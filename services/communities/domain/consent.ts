import * as z from "zod";
import {
  ConsentBasis,
  ConsentPurpose,
  consentGiven,
  consentRefused,
  consentRenewed,
  consentWithdrawn,
} from "#shared/contracts/communities.ts";
import type { consentAnswered } from "#shared/contracts/course-consents.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import { Text, TextVersion } from "#shared/domain/text.ts";
import { DependantId } from "./household.ts";
import { PersonId } from "./role-grant.ts";

export const ConsentId = idSchema("con");

const Subject = z.union([PersonId, DependantId]);

const asked = {
  /** The person or the dependant whom it is about. */
  subjectId: Subject,
  purpose: ConsentPurpose,
  /** What in particular it is for, such as one course or one employer. */
  scopeId: z
    .string()
    .regex(/^[a-z]{3}_[a-z2-7]{20,28}$/)
    .optional(),
  /** The version of the text that was read. */
  textVersion: TextVersion,
  basis: ConsentBasis,
};

const kept = {
  consentId: ConsentId,
  ...asked,
  /** Absent where a guardian answered by the code of a slip: the code says nothing of who held it. */
  givenBy: PersonId.optional(),
  /** Who wrote it down at the desk, in a session with the giver. */
  operatorId: PersonId.optional(),
};

/** What somebody agreed to, by whom and on which text; of a refusal nothing but the ids is kept. */
export const Consent = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("given"), ...kept, evidence: Text.optional(), givenAt: Instant }),
    z.object({ status: z.literal("refused"), ...kept, refusedAt: Instant }),
    z.object({
      status: z.literal("withdrawn"),
      ...kept,
      givenAt: Instant,
      withdrawnAt: Instant,
      /** Absent where a guardian said no by the code of a slip. */
      withdrawnBy: PersonId.optional(),
    }),
  ])
  .meta({ id: "Consent" });
export type Consent = z.infer<typeof Consent>;

export const consentLifecycle = lifecycle<Consent>()("consent", {
  withdraw: { from: ["given"], to: "withdrawn" },
});

export const GiveConsent = z.strictObject({
  ...asked,
  answer: z.enum(["yes", "no"]),
  /** What was signed at the desk, and where it is filed. */
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

/** The guardians of a dependant; nothing where the consent is about a person. */
export type Guardians = readonly string[] | undefined;

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

/**
 * A yes or a no to one purpose: by the person, by a guardian for a dependant, or signed at the desk with its
 * evidence. A grandmother is not automatically a guardian. Source: PIPL §29, §31; 儿童个人信息网络保护规定.
 */
export const give = (giving: Giving) => {
  const { by, at, commandId, guardians, answer, evidence, happenedOn: _, ...rest } = giving;
  if (guardians !== undefined && rest.basis === "self") refuseField("/basis", "not-allowed");
  if (guardians === undefined && rest.basis === "guardian") refuseField("/basis", "not-allowed");
  if (!mayAnswer(by, rest.subjectId, rest.basis, guardians)) refuse("role-not-allowed");
  if (guardians?.length === 0) refuseField("/subjectId", "unknown-person");
  if (rest.basis === "desk-signed") mustBeSignedThere(giving);
  const consentId = newId("con", commandId);
  const operatorId = by.onBehalfOf && by.personId;
  const record = { consentId, ...rest, givenBy: actingPerson(by).personId, operatorId };
  const fact = { consentId, ...rest };
  if (answer === "no") {
    const state: Consent = { status: "refused", ...record, refusedAt: at };
    return { state, facts: [consentRefused(fact)] };
  }
  const state: Consent = { status: "given", ...record, evidence, givenAt: at };
  return { state, facts: [consentGiven(fact)] };
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

const saidAt = (consent: Consent): Instant => {
  if (consent.status === "given") return consent.givenAt;
  return consent.status === "refused" ? consent.refusedAt : consent.withdrawnAt;
};

const factOf = ({ consentId, subjectId, purpose, scopeId, textVersion, basis }: Consent) => ({
  consentId,
  subjectId,
  purpose,
  scopeId,
  textVersion,
  basis,
});

const takeBack = (current: Consent, withdrawnAt: Instant, withdrawnBy: string | undefined) => {
  const { status: _, evidence: __, ...subject } = consentLifecycle.allow("withdraw", current);
  const state: Consent = { status: "withdrawn", ...subject, withdrawnAt, withdrawnBy };
  return { state, facts: [consentWithdrawn(factOf(state))] };
};

/**
 * What becomes of an answer when the same is answered again, about the same subject, purpose and scope: a yes renews a
 * yes, which stays what others stand on, a no repeats a no, and a no takes a yes back. Nothing where the answer is a
 * new one: a yes after a no, or after a yes that was taken back. An answer that comes late changes nothing.
 */
export const answerAgain = (current: Consent, said: Consent) => {
  if (current.status === "withdrawn" || (current.status === "refused" && said.status === "given")) return undefined;
  if (saidAt(said) < saidAt(current)) return { state: current, facts: [] };
  const { consentId } = current;
  if (current.status === "given" && said.status === "refused") return takeBack(current, said.refusedAt, said.givenBy);
  const state: Consent = { ...said, consentId };
  return { state, facts: said.status === "given" ? [consentRenewed(factOf(state))] : [] };
};

/** So many may stand about one person or dependant at a time. */
export const mostStanding = 200;

export const WithdrawConsent = z.strictObject({ happenedOn: PartialDate.optional() });

/** Without a session the desk has to do with children's courses alone: what else somebody agreed to is not its own. */
const isOfDesk = (by: Caller, { purpose }: Pick<Consent, "purpose">): boolean =>
  purpose === "child-course" && holds(by, "desk-operator");

/** As easy as giving: by whoever might have given it. */
export const withdraw = (current: Consent, { by, at, guardians }: Act & { guardians: Guardians }) => {
  const subject = consentLifecycle.allow("withdraw", current);
  const own = actingPerson(by).personId;
  const isTheirs = subject.subjectId === own || guardians?.includes(own) === true || isOfDesk(by, subject);
  if (!isTheirs) refuse("not-found");
  return takeBack(current, at, own);
};

/** Whoever it is about or who gave it, their guardian, or the desk may see it. */
export const maySee = (consent: Consent, by: Caller, guardians: Guardians): boolean => {
  const { subjectId, givenBy } = consent;
  const own = actingPerson(by).personId;
  return subjectId === own || givenBy === own || guardians?.includes(own) === true || isOfDesk(by, consent);
};
