import * as z from "zod";
import { outcomeProposed } from "#shared/contracts/mediation-outcome.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { dayIn, PartialDate } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { acting, mustLead, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import { mustHaveReportedDangers } from "./danger.ts";
import { mustCarry } from "./owners-vote.ts";
import { most } from "./parts.ts";
import { AgreementTerms, DecisionTerms, type Terms, textSha256Of } from "./proposal.ts";
import type { CaseAct } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

/** A decision, or an agreement: any dispute may end in either. */
export const ProposeOutcome = z.discriminatedUnion("outcome", [
  DecisionTerms.extend(happened),
  AgreementTerms.extend(happened),
]);

type Proposing = CaseAct &
  z.infer<typeof ProposeOutcome> & {
    readonly caseId?: string;
    readonly commandId: string;
    readonly community: Pick<CommunityCard, "timeZone">;
  };
type InTalks = CaseIn<"accepted" | "surveying" | "negotiating">;

const mustBeAnswered = ({ demands }: Case): void => {
  const demandIds = demands.filter(({ answer }) => !answer).map(({ demandId }) => demandId);
  if (demandIds.length > 0) refuse("demands-unanswered", { demandIds });
};

/** What keeps anything from being proposed, whatever it says. */
export const mustBeProposable = (subject: InTalks): void => {
  mustHaveReportedDangers(subject);
  mustHaveRoom(subject.formerProposals ?? [], most.proposals, "");
};

/** A decision with suppliers was negotiated first, with two of them, or with one and a written reason. */
const mustHaveCompared = ({ negotiations, status }: InTalks, reason: string | undefined): void => {
  if (negotiations.length === 0)
    refuse("wrong-state", { state: status, allowedVerbs: ["negotiateWithSupplier"] }, caseLifecycle.name);
  const suppliers = new Set(negotiations.map(({ supplier }) => supplier)).size;
  if (suppliers < numberOf("suppliersAtLeast") && !reason) refuseField("/singleSupplierReason", "reason-needed");
};

type DecisionBody = Extract<z.infer<typeof ProposeOutcome>, { readonly outcome: "decision" }>;

/** A decision answers every demand; with suppliers is a siting, and whatever was negotiated with somebody. */
const mustDecide = (subject: InTalks, { kind, sites, singleSupplierReason, basis }: DecisionBody): void => {
  mustBeAnswered(subject);
  if (kind === "siting" && sites.length === 0) refuseField("/sites", "sites-needed");
  if (kind === "siting" || subject.negotiations.length > 0) mustHaveCompared(subject, singleSupplierReason);
  if (basis) mustCarry(basis, "/basis");
};

/** Who owes and who is owed is in dispute, and owes nothing to themselves, nor by a day that is over. */
const mustBeOwed = ({ disputants }: Case, { obligations, community, at }: Proposing): void => {
  const known = new Set(disputants.map(({ disputantId }) => disputantId));
  for (const [nth, { who, to, dueOn }] of obligations.entries()) {
    const place = `/obligations/${nth}`;
    if (!known.has(who)) refuseField(`${place}/who`, "not-a-disputant");
    if (to !== undefined && !known.has(to)) refuseField(`${place}/to`, "not-a-disputant");
    if (to === who) refuseField(`${place}/to`, "not-allowed");
    if (dueOn < dayIn(community.timeZone, at)) refuseField(`${place}/dueOn`, "not-in-the-future");
  }
};

const termsOf = (subject: Case, act: Proposing): Terms => {
  const { by: _, at: __, commandId, community: ___, caseId: ____, happenedOn: _____, obligations, ...terms } = act;
  const withIds = obligations.map((each, nth) => ({
    ...each,
    obligationId: newChildId("obl", subject.caseId, commandId, nth),
  }));
  return { ...terms, obligations: withIds };
};

/** The lead puts a text before the disputants: it stands once each of them said their own yes to it. */
export const propose = (current: Case, act: Proposing) => {
  const { by, at } = act;
  const subject = acting("propose", current, by);
  mustLead(subject, by);
  mustBeProposable(subject);
  if (act.outcome === "decision") mustDecide(subject, act);
  mustBeOwed(subject, act);
  const terms = termsOf(subject, act);
  const round = (subject.formerProposals?.length ?? 0) + 1;
  const proposal = { round, at, by: by.personId, textSha256: textSha256Of(round, terms), terms, yeses: {} };
  const state: Case = { ...subject, status: "proposed", proposal };
  const facts = [outcomeProposed({ caseId: subject.caseId, round, outcome: terms.outcome })];
  return { state: mustFit(signedBy(state, by), "ending"), facts };
};

/** Whether the lead may propose anything now: what an agreement needs, which may always be one. */
export const mayPropose = (current: Case, by: CaseAct["by"]): void => {
  const subject = acting("propose", current, by);
  mustLead(subject, by);
  mustBeProposable(subject);
};
