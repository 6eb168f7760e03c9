import * as z from "zod";
import {
  basisRecorded,
  caseConfirmed,
  caseResolved,
  decisionAdopted,
  fulfilmentReported,
  fulfilmentStarted,
} from "#shared/contracts/mediation.ts";
import { daysBetween, PartialDate } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, mustLead, mustSayYes, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { commonAreaLaw, mustCarry } from "./owners-vote.ts";
import { Basis, Decision, DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const DecideCase = z.strictObject({ ...Decision.omit({ at: true }).shape, ...happened });
type Deciding = CaseAct & z.infer<typeof DecideCase>;

const mustBeAgreed = (subject: Case, agreedBy: readonly string[]): void => {
  const known = new Set(subject.disputants.map(({ disputantId }) => disputantId));
  const stranger = agreedBy.findIndex((disputantId) => !known.has(disputantId));
  if (stranger >= 0) refuseField(`/agreedBy/${stranger}`, "not-a-disputant");
};

const mustHaveCompared = ({ negotiations }: CaseIn<"negotiating">, reason: string | undefined): void => {
  const suppliers = new Set(negotiations.map(({ supplier }) => supplier)).size;
  if (suppliers < numberOf("suppliersAtLeast") && !reason) refuseField("/singleSupplierReason", "reason-needed");
};

export const mustBeAnswered = ({ demands }: Case): void => {
  const demandIds = demands.filter(({ answer }) => !answer).map(({ demandId }) => demandId);
  if (demandIds.length > 0) refuse("demands-unanswered", { demandIds });
};

/** What will be done, decided by the lead with the disputants once every demand has its answer. */
export const decide = (current: Case, { by, at, happenedOn: _, ...decision }: Deciding) => {
  const subject = acting("decide", current, by);
  mustLead(subject, by);
  mustBeAnswered(subject);
  if (decision.kind === "siting" && decision.sites.length === 0) refuseField("/sites", "sites-needed");
  mustBeAgreed(subject, decision.agreedBy);
  mustHaveCompared(subject, decision.singleSupplierReason);
  if (decision.basis) mustCarry(decision.basis, "/basis");
  const state: Case = { ...subject, status: "decided", decision: { ...decision, at } };
  const basis = decision.basis?.kind;
  const facts = [decisionAdopted({ caseId: subject.caseId, siteCount: decision.sites.length, basis })];
  return { state: signedBy(state, by), facts };
};

export const RecordBasis = z.strictObject({ basis: Basis, ...happened });

/** What the decision stands on, where it was not known when it was adopted. */
export const recordBasis = (current: Case, { by, basis }: CaseAct & { basis: Basis }) => {
  const subject = acting("recordBasis", current, by);
  mustLead(subject, by);
  mustCarry(basis, "/basis");
  const state: Case = { ...subject, decision: { ...subject.decision, basis } };
  return { state: signedBy(state, by), facts: [basisRecorded({ caseId: subject.caseId, basis: basis.kind })] };
};

export const StartFulfilment = z.strictObject(happened);

/** A siting starts only with its basis: common ground run for profit is the owners' to decide (民法典 §278(8)). */
export const startFulfilment = (current: Case, { by, at }: CaseAct) => {
  const subject = acting("startFulfilment", current, by);
  mustLead(subject, by);
  const { kind, basis } = subject.decision;
  if (kind === "siting" && !basis) refuse("decision-basis-required", { law: commonAreaLaw });
  const state: Case = { ...subject, status: "in-fulfilment", fulfilment: { startedAt: at } };
  return { state: signedBy(state, by), facts: [fulfilmentStarted({ caseId: subject.caseId })] };
};

export const ReportFulfilment = z.strictObject(happened);

/** The decision was carried out; from now on the disputants may confirm. */
export const reportFulfilment = (current: Case, { by, at }: CaseAct) => {
  const subject = acting("reportFulfilment", current, by);
  mustLead(subject, by);
  if (subject.fulfilment.reportedAt) return undefined;
  const state: Case = { ...subject, fulfilment: { ...subject.fulfilment, reportedAt: at } };
  return { state: signedBy(state, by), facts: [fulfilmentReported({ caseId: subject.caseId })] };
};

export const ConfirmOutcome = z.strictObject({
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  ...happened,
});
type Confirming = CaseAct & z.infer<typeof ConfirmOutcome>;

/** Nobody confirms before the decision was carried out. */
export const mustBeReported = ({ status, fulfilment }: CaseIn<"in-fulfilment">): void => {
  if (!fulfilment.reportedAt) refuse("wrong-state", { state: status, allowedVerbs: ["reportFulfilment"] });
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
  return remaining > 0 ? { state, facts: [confirmed] } : resolve(state, confirmed, act);
};

const resolve = (subject: CaseIn<"in-fulfilment">, confirmed: ReturnType<typeof caseConfirmed>, { at }: CaseAct) => {
  const resolution = { at, days: daysBetween(subject.filedAt, at), confirmation: "expressed" } as const;
  const state: Case = { ...subject, status: "resolved", resolution };
  const { caseId, category, place } = subject;
  const { days, confirmation } = resolution;
  return {
    state,
    facts: [confirmed, caseResolved({ caseId, category, building: place.building, days, confirmation })],
  };
};
