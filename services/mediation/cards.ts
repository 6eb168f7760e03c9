import { approversOf, missingSides } from "#shared/domain/approvals.ts";
import { sideRoles } from "#shared/domain/roles.ts";
import type { Card, Cards, Next, Unless } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import { answersThemselves } from "./domain/access.ts";
import { type Association, sidesOf } from "./domain/association.ts";
import { type Case, caseLifecycle, leadWhileOpen } from "./domain/case.ts";
import type { Disputant } from "./domain/parts.ts";
import { sidesInDispute } from "./domain/recusal.ts";
import type { mediationRoutes } from "./routes.ts";
import { associationStore } from "./store/association-store.ts";
import { caseStore } from "./store/case-store.ts";

type Operation = keyof typeof mediationRoutes;
type CaseMove = Parameters<typeof caseLifecycle.can>[0];

const when = (holds: boolean, operation: Operation): Next<Operation>[] => (holds ? [{ do: operation }] : []);

const can = (verb: CaseMove, subject: Case, operation: Operation, also = true): Next<Operation>[] =>
  when(also && caseLifecycle.can(verb, subject), operation);

/** Who has an interest in the case, and so is none of those who mediate it. */
const withoutInterest = ({ disputants }: Case): Unless => ({
  people: disputants.flatMap(({ personId, representative }) => personId ?? representative?.personId ?? []),
  households: disputants.flatMap(({ householdIds = [] }) => householdIds),
  sides: disputants.flatMap(sidesInDispute),
});

const isReported = (subject: Case): boolean =>
  subject.status === "in-fulfilment" && subject.fulfilment.reportedAt !== undefined;

/** The answers that are waited for, of one of these. */
const toAnswer = (subject: Case, of: readonly Disputant[]): Next<Operation>[] => {
  const { inquiry } = subject;
  const isAsked = inquiry !== undefined && inquiry.over === undefined;
  return [
    ...can("confirm", subject, "confirmOutcome", isReported(subject) && of.some(({ confirmedAt }) => !confirmedAt)),
    ...can("answer", subject, "answerInquiry", isAsked && of.some(({ disputantId }) => !inquiry.answers[disputantId])),
  ];
};

const areAnswered = (subject: Case): boolean => subject.demands.every(({ answer }) => answer);

const ofDisputant = (subject: Case, own: Disputant): Next<Operation>[] => [
  ...toAnswer(subject, [own]),
  ...can("raiseDemand", subject, "raiseDemand"),
];

const isWithoutBasis = (subject: Case): boolean =>
  subject.status === "decided" && subject.decision.kind === "siting" && !subject.decision.basis;

const ofLead = (subject: Case): Next<Operation>[] => [
  ...(caseLifecycle.can("answerDemand", subject)
    ? subject.demands
        .filter(({ answer }) => !answer)
        .map(({ demandId }) => ({ do: "answerDemand", with: { demandId } }) as const)
    : []),
  ...can("survey", subject, "surveySite"),
  ...can("negotiate", subject, "negotiateWithSupplier"),
  ...can("decide", subject, "decideCase", areAnswered(subject)),
  ...can("recordBasis", subject, "recordBasis", isWithoutBasis(subject)),
  ...can("startFulfilment", subject, "startFulfilment", !isWithoutBasis(subject)),
  ...can("reportFulfilment", subject, "reportFulfilment", !isReported(subject)),
  ...toAnswer(
    subject,
    subject.disputants.filter((each) => !answersThemselves(each)),
  ),
];

/** Of the president, while nobody leads it. */
const ofPresident = (subject: Case): Next<Operation>[] => [
  ...can("accept", subject, "acceptCase", !subject.disputants.some(({ contact }) => contact?.refuses)),
  ...can("decline", subject, "declineCase"),
  ...can("assignLead", subject, "assignLead"),
];

const endOf = (subject: Case): string | undefined => {
  if ("resolution" in subject) return subject.resolution.at;
  return "ended" in subject ? subject.ended.at : undefined;
};

/** To every mediator, until each disputant was spoken with; by when, until one was. */
const toContact = (subject: Case) => {
  const isBegun = subject.disputants.some(({ contact }) => contact);
  const dueAt = isBegun ? undefined : subject.contactDueAt;
  const next = can("contact", subject, "contactDisputants");
  return subject.status === "reported" ? [{ to: "mediator" as const, as: "mediator", dueAt, next }] : [];
};

/** A case, to those in dispute and who speaks for them, its applicant, its lead, who was consulted, and who takes it in. */
const cardsOfCase = (subject: Case): Card<Operation>[] => {
  const { category, place, status, inquiry, mediationDueAt, applicantId } = subject;
  const endedAt = endOf(subject);
  const about = { status, params: { category, building: place.building }, endedAt };
  const answersDueAt = inquiry && !inquiry.over ? inquiry.answersDueAt : undefined;
  const lead = leadWhileOpen(subject);
  const unless = withoutInterest(subject);
  const { sides } = unless;
  const supports = ("supports" in subject && subject.supports) || [];
  const disputing = subject.disputants.flatMap((own): Card<Operation>[] => {
    const as = own.personId ? "disputant" : "representative";
    const to = own.personId ?? own.representative?.personId;
    return to ? [{ ...about, to, as, dueAt: answersDueAt, next: ofDisputant(subject, own) }] : [];
  });
  const serving: Card<Operation>[] = [
    ...(lead ? [{ ...about, to: lead.personId, as: "lead", dueAt: mediationDueAt, next: ofLead(subject) }] : []),
    ...toContact(subject).map((each) => ({ ...about, ...each, unless })),
    ...(endedAt === undefined && !lead
      ? [{ ...about, to: "association-president", as: "president", unless, next: ofPresident(subject) }]
      : []),
  ];
  const applicant = {
    ...about,
    to: applicantId,
    as: "applicant",
    ...(sides?.length && { unless: { sides } }),
    next: can("withdraw", subject, "withdrawCase"),
  };
  const consulted = supports.map(({ personId }) => ({ ...about, to: personId, as: "support", unless }));
  return [...disputing, applicant, ...serving, ...consulted];
};

/** An association, to the sides that are to say yes, and then to its president and its roster. */
const cardsOfAssociation = (association: Association): Card<Operation>[] => {
  const { associationId, status, approvals = {}, roster, president } = association;
  const about = { status, names: { name: { at: ["ASSOCIATION", associationId], path: ["name"] } } };
  if (status === "proposed")
    return missingSides(approvals, sidesOf(association)).flatMap((side) =>
      sideRoles
        .filter((each) => each.side === side)
        .map(({ role }) => ({
          ...about,
          to: role,
          as: "side",
          side,
          unless: { people: approversOf(approvals) },
          next: [{ do: "approveAssociation" as const }],
        })),
    );
  return [
    ...(president ? [{ ...about, to: president.personId, as: "president", isDuty: true as const }] : []),
    ...roster.map(({ personId }) => ({ ...about, to: personId, as: "member", isDuty: true as const })),
  ];
};

/** What each thing of mediation is to whom. */
export const mediationCards = {
  CASE: concerns<Case>({ named: "caseId", store: caseStore, cardsOf: cardsOfCase }),
  ASSOCIATION: concerns<Association>({
    named: "associationId",
    store: associationStore,
    cardsOf: cardsOfAssociation,
  }),
  RECURRENCE: "nobody",
} as const satisfies Cards;
