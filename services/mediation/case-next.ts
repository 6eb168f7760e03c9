import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import type { Next } from "#shared/home/card.ts";
import { answersThemselves } from "./domain/access.ts";
import { bodyOf, type Case } from "./domain/case.ts";
import { caseLifecycle, leadWhileOpen } from "./domain/case-lifecycle.ts";
import { waitsFor } from "./domain/companions.ts";
import { notApplied } from "./domain/court.ts";
import { unreportedDangers } from "./domain/danger.ts";
import { awaitingIn } from "./domain/effective.ts";
import { undoneIn } from "./domain/obligation.ts";
import type { Disputant } from "./domain/parts.ts";
import { isConfirmable, isNotSettled, isReported, toDo } from "./fulfilment-cards.ts";
import type { mediationRoutes } from "./routes.ts";

export type Operation = keyof typeof mediationRoutes;
type CaseMove = Parameters<typeof caseLifecycle.can>[0];

export const when = (holds: boolean, operation: Operation): Next<Operation>[] => (holds ? [{ do: operation }] : []);

export const can = (verb: CaseMove, subject: Case, operation: Operation, also = true): Next<Operation>[] =>
  when(also && caseLifecycle.can(verb, subject), operation);

/** The answers that are waited for, of one of these. */
const toAnswer = (subject: Case, of: readonly Disputant[]): Next<Operation>[] => {
  const { inquiry } = subject;
  const isAsked = inquiry !== undefined && inquiry.over === undefined;
  return [
    ...toDo(subject, of),
    ...can("confirm", subject, "confirmOutcome", isConfirmable(subject) && of.some(({ confirmedAt }) => !confirmedAt)),
    ...can("answer", subject, "answerInquiry", isAsked && of.some(({ disputantId }) => !inquiry.answers[disputantId])),
  ];
};

/** What is proposed waits for the yes, or the no, of one of these. */
const toSay = (subject: Case, of: readonly Disputant[]): Next<Operation>[] => {
  if (subject.status !== "proposed") return [];
  const { yeses } = subject.proposal;
  return of.some(({ disputantId }) => !yeses[disputantId]) ? [{ do: "sayYes" }, { do: "sayNo" }] : [];
};

/** The court is asked by each of them, and rules once all have. */
const atCourt = (subject: Case) => {
  const court = "court" in subject ? subject.court : undefined;
  return court && !court.ruling && !court.lapsedAt ? court : undefined;
};

const toApply = (subject: Case, own: Disputant): Next<Operation>[] => {
  const court = atCourt(subject);
  const waits = court !== undefined && notApplied(subject, court).includes(own.disputantId);
  return can("applyForConfirmation", subject, "applyForConfirmation", waits);
};

/** A resolved case may be brought up again for so long at least; where the last day is a holiday, a little longer. */
const toReopen = (subject: Case): Next<Operation>[] => {
  if (subject.status !== "resolved") return [];
  const until = plusMinutes(subject.resolution.at, daysAsMinutes(policy.reopenDays.value));
  return [{ do: "reopenCase", until }];
};

export const ofDisputant = (subject: Case, own: Disputant): Next<Operation>[] => [
  ...toSay(subject, [own]),
  ...toAnswer(subject, [own]),
  ...toApply(subject, own),
  ...can("sayNotSettled", subject, "sayNotSettled", isNotSettled(subject)),
  ...can("raiseDemand", subject, "raiseDemand"),
  ...toReopen(subject),
  ...(caseLifecycle.can("answerCompanion", subject)
    ? waitsFor(subject, own.disputantId).map(
        ({ companionId }) => ({ do: "answerCompanion", with: { companionId } }) as const,
      )
    : []),
];

const isWithoutBasis = (subject: Case): boolean =>
  subject.status === "decided" && subject.decision.kind === "siting" && !subject.decision.basis;

const isUnsigned = (subject: Case): boolean => subject.status === "agreed" && !subject.agreement.effectiveAt;
const isUndeclared = (subject: Case): boolean => leadWhileOpen(subject)?.independentAt === undefined;

export const ofLead = (subject: Case): Next<Operation>[] => [
  ...can("declareIndependence", subject, "declareIndependence", isUndeclared(subject)),
  ...(caseLifecycle.can("answerDemand", subject)
    ? subject.demands
        .filter(({ answer }) => !answer)
        .map(({ demandId }) => ({ do: "answerDemand", with: { demandId } }) as const)
    : []),
  ...can("survey", subject, "surveySite"),
  ...can("negotiate", subject, "negotiateWithSupplier"),
  ...can("propose", subject, "proposeOutcome", unreportedDangers(subject).length === 0),
  ...can("readWith", subject, "readWith"),
  ...toSay(subject, subject.disputants),
  ...can("sign", subject, "signOutcome", awaitingIn(subject)?.mediator === true),
  ...can("recordRuling", subject, "recordRuling", atCourt(subject)?.appliedAt !== undefined),
  ...can("recordBasis", subject, "recordBasis", isWithoutBasis(subject)),
  ...can("startFulfilment", subject, "startFulfilment", !isWithoutBasis(subject) && !isUnsigned(subject)),
  ...can("reportFulfilment", subject, "reportFulfilment", !isReported(subject) && undoneIn(subject).length === 0),
  ...toAnswer(
    subject,
    subject.disputants.filter((each) => !answersThemselves(each)),
  ),
];

/** Of who keeps the seal, while a committee's agreement waits for it. */
export const toSeal = (subject: Case): Next<Operation>[] =>
  can("seal", subject, "sealOutcome", awaitingIn(subject)?.seal === true && bodyOf(subject) === undefined);

/** Of whoever acts for the body, while nobody leads it. */
export const ofBody = (subject: Case): Next<Operation>[] => [
  ...can("accept", subject, "acceptCase", !subject.disputants.some(({ contact }) => contact?.refuses)),
  ...can("decline", subject, "declineCase"),
  ...can("assignLead", subject, "assignLead"),
];
