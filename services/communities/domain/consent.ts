import * as z from "zod";
import { ConsentBasis, consentRenewed, consentWithdrawn } from "#shared/contracts/communities.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { ConsentPurpose } from "#shared/domain/consent-texts.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Text, TextVersion } from "#shared/domain/text.ts";
import { DependantId } from "./household.ts";
import { PersonId } from "./role-grant.ts";

export const ConsentId = idSchema("con");

const Subject = z.union([PersonId, DependantId]);

/** What a consent is about, and how it came. */
export const asked = {
  /** The person or the dependant whom it is about. */
  subjectId: Subject,
  purpose: ConsentPurpose,
  /** What in particular it is for, such as one course or one employer. */
  scopeId: z
    .string()
    .regex(/^[a-z]{3}_[a-z2-7]{20,28}$/, "id" satisfies Format)
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
  withdraw: { from: ["given"], to: "withdrawn", as: "withdrawConsent" },
});

/** The guardians of a dependant; nothing where the consent is about a person. */
export type Guardians = readonly string[] | undefined;

export const saidAt = (consent: Consent): Instant => {
  if (consent.status === "given") return consent.givenAt;
  return consent.status === "refused" ? consent.refusedAt : consent.withdrawnAt;
};

/** That somebody is a member of the Party is in no fact, and so is nothing that they answer about it. */
export const toldOf = <Told>({ purpose }: Pick<Consent, "purpose">, fact: Told): Told[] =>
  purpose === "show-party-membership" ? [] : [fact];

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
  return { state, facts: toldOf(state, consentWithdrawn(factOf(state))) };
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
  return { state, facts: said.status === "given" ? toldOf(state, consentRenewed(factOf(state))) : [] };
};

/** So many may stand about one person or dependant at a time. */
export const mostStanding = 200;

export const WithdrawConsent = z.strictObject({ happenedOn: PartialDate.optional() });

/**
 * That somebody is a member of the Party is for staff of the community alone: whoever else sits at the desk hears
 * nothing of it, also beside the person. Source: PIPL §28, §29.
 */
export const mayHearOf = ({ purpose }: Pick<Consent, "purpose">, by: Caller): boolean =>
  purpose !== "show-party-membership" || !by.onBehalfOf || holds(by, "residents-committee-worker");

/** Without a session the desk has to do with children's courses alone: what else somebody agreed to is not its own. */
const isOfDesk = (by: Caller, { purpose }: Pick<Consent, "purpose">): boolean =>
  purpose === "child-course" && holds(by, "desk-operator");

/** As easy as giving: by whoever might have given it. */
export const withdraw = (current: Consent, { by, at, guardians }: Act & { guardians: Guardians }) => {
  const subject = consentLifecycle.allow("withdraw", current);
  const own = actingPerson(by).personId;
  const isTheirs = subject.subjectId === own || guardians?.includes(own) === true || isOfDesk(by, subject);
  if (!isTheirs || !mayHearOf(subject, by)) refuse("not-found");
  return takeBack(current, at, own);
};

/** Whoever it is about or who gave it, their guardian, or the desk may see it. */
export const maySee = (consent: Consent, by: Caller, guardians: Guardians): boolean => {
  if (!mayHearOf(consent, by)) return false;
  const { subjectId, givenBy } = consent;
  const own = actingPerson(by).personId;
  return subjectId === own || givenBy === own || guardians?.includes(own) === true || isOfDesk(by, consent);
};
