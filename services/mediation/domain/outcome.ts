import * as z from "zod";
import { basisRecorded, caseConfirmed, fulfilmentReported, fulfilmentStarted } from "#shared/contracts/mediation.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, PartialDate, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, mustLead, mustSayYes, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { Basis } from "./decision.ts";
import { awaitingOf, missingIn } from "./effective.ts";
import { areDone, undoneIn } from "./obligation.ts";
import { commonAreaLaw, mustCarry } from "./owners-vote.ts";
import { DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";
import { resolved } from "./resolved.ts";

const happened = { happenedOn: PartialDate.optional() };

export const RecordBasis = z.strictObject({ basis: Basis, ...happened });

/** What the decision stands on, where it was not known when it was adopted. */
export const recordBasis = (current: Case, { by, basis }: CaseAct & { basis: Basis }) => {
  const subject = acting("recordBasis", current, by);
  mustLead(subject, by);
  mustCarry(basis, "/basis");
  const state: Case = { ...subject, decision: { ...subject.decision, basis } };
  return { state: signedBy(state, by), facts: [basisRecorded({ caseId: subject.caseId, basis: basis.kind })] };
};

const mustBeEffective = (subject: CaseIn<"agreed">): void => {
  if (!subject.agreement.effectiveAt) refuse("signatures-incomplete", { missing: missingIn(awaitingOf(subject)) });
};

export const StartFulfilment = z.strictObject(happened);

/**
 * A siting starts only with its basis: common ground run for profit is the owners' to decide (民法典 §278(8)); and an
 * agreement only once it holds.
 */
export const startFulfilment = (current: Case, { by, at }: CaseAct) => {
  const subject = acting("startFulfilment", current, by);
  mustLead(subject, by);
  if (subject.status === "agreed") mustBeEffective(subject);
  else if (subject.decision.kind === "siting" && !subject.decision.basis)
    refuse("decision-basis-required", { law: commonAreaLaw });
  const state: Case = { ...subject, status: "in-fulfilment", fulfilment: { startedAt: at } };
  return { state: signedBy(state, by), facts: [fulfilmentStarted({ caseId: subject.caseId })] };
};

export const ReportFulfilment = z.strictObject(happened);

/** Refuses while something that was owed is not done. */
const mustBeDone = (subject: CaseIn<"in-fulfilment">): void => {
  const obligationIds = undoneIn(subject).map(({ obligationId }) => obligationId);
  if (obligationIds.length > 0) refuse("obligations-undone", { obligationIds });
};

type ReportingAll = CaseAct & { readonly community: Pick<CommunityCard, "policy"> };

/**
 * The outcome was carried out: the disputants confirm, and are given notice that the case ends by silence some days
 * later. Of a case that was reported before such notices were given, the notice is given by another report.
 */
export const reportFulfilment = (current: Case, { by, at, community: { policy } }: ReportingAll) => {
  const subject = acting("reportFulfilment", current, by);
  mustLead(subject, by);
  if (subject.fulfilment.silenceEndsAt) return undefined;
  mustBeDone(subject);
  const silenceEndsAt = plusMinutes(at, daysAsMinutes(numberOf("silenceDays", policy)));
  const state: Case = { ...subject, fulfilment: { ...subject.fulfilment, reportedAt: at, silenceEndsAt } };
  return { state: signedBy(state, by), facts: [fulfilmentReported({ caseId: subject.caseId })] };
};

export const ConfirmOutcome = z.strictObject({
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  ...happened,
});
type Confirming = CaseAct & z.infer<typeof ConfirmOutcome>;

/** Nobody confirms before the outcome was carried out: all that was owed is done, or the lead reported it. */
export const mustBeReported = (subject: CaseIn<"in-fulfilment">): void => {
  mustBeDone(subject);
  const { status, fulfilment } = subject;
  if (!fulfilment.reportedAt && !areDone(subject))
    refuse("wrong-state", { state: status, allowedVerbs: ["reportFulfilment"] });
};

/** A disputant confirms the outcome; with the last one the case is resolved. Staff never resolve a case. */
export const confirm = (current: Case, act: Confirming) => {
  const { by, at, evidence } = act;
  const subject = acting("confirm", current, by);
  mustBeReported(subject);
  mustSayYes(by);
  const { disputantId, confirmedAt } = answering(subject, by, act);
  if (confirmedAt) return undefined;
  const disputants = subject.disputants.map((each) =>
    each.disputantId === disputantId ? { ...each, confirmedAt: at, confirmationEvidence: evidence } : each,
  );
  const remaining = disputants.filter((each) => !each.confirmedAt).length;
  const confirmed = caseConfirmed({ caseId: subject.caseId, remaining });
  const state = signedBy({ ...subject, disputants }, by);
  if (remaining > 0) return { state, facts: [confirmed] };
  const end = resolved(state, { at, confirmation: "expressed" });
  return { state: end.state, facts: [confirmed, ...end.facts] };
};
