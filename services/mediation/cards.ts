import { relativeNamed } from "#shared/contracts/mediation-rights.ts";
import { approversOf, missingSides } from "#shared/domain/approvals.ts";
import { sideRoles } from "#shared/domain/roles.ts";
import type { Card, Cards, Unless } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import { can, type Operation, ofBody, ofDisputant, ofLead, toSeal, when } from "./case-next.ts";
import { type Association, sidesOf } from "./domain/association.ts";
import type { RegisteredBody } from "./domain/body.ts";
import { type Case, endOf } from "./domain/case.ts";
import { leadWhileOpen } from "./domain/case-lifecycle.ts";
import { unreportedDangers } from "./domain/danger.ts";
import { sidesInDispute } from "./domain/recusal.ts";
import { appointmentConcern } from "./flows/show-appointment.ts";
import { owedUntil, toFollowUp } from "./fulfilment-cards.ts";
import { associationStore } from "./store/association-store.ts";
import { bodyStore } from "./store/body-store.ts";
import { caseStore } from "./store/case-store.ts";

/** Who has an interest in the case, and so is none of those who mediate it. */
const withoutInterest = ({ disputants, companions = [] }: Case): Unless => ({
  people: [
    ...disputants.flatMap(({ personId, representative, guardian }) =>
      [personId ?? representative?.personId, guardian?.personId].flatMap((id) => id ?? []),
    ),
    ...disputants.flatMap(({ relatives = [] }) => relatives.map(({ personId }) => personId)),
    ...companions.flatMap(({ personId, withdrawnAt }) => (personId && !withdrawnAt ? personId : [])),
  ],
  households: disputants.flatMap(({ householdIds = [] }) => householdIds),
  sides: disputants.flatMap(sidesInDispute),
});

/** To whom it falls to report a danger, until each was; by when the first of them. */
const toReport = (subject: Case): Pick<Card<Operation>, "to" | "as" | "dueAt" | "next">[] => {
  const dueAt = unreportedDangers(subject)
    .map(({ reportDueAt }) => reportDueAt)
    .toSorted()[0];
  if (!dueAt) return [];
  const own = { as: "danger", dueAt, next: [{ do: "reportDanger" as const }] };
  return ["association-president", "residents-committee-worker", leadWhileOpen(subject)?.personId].flatMap((to) =>
    to ? [{ ...own, to }] : [],
  );
};

/** To whoever presides over the association; to the worker while nobody of the body can act. */
const actingFor = ({ nobodyActsSince }: Case) =>
  nobodyActsSince ? ("residents-committee-worker" as const) : ("association-president" as const);

/** To who acts for the body: the seal, and while nobody leads it the rest. */
const toBody = (subject: Case): Pick<Card<Operation>, "to" | "as" | "next">[] => {
  const isUnled = leadWhileOpen(subject) === undefined;
  const seals = toSeal(subject);
  if (!isUnled && seals.length === 0) return [];
  return [{ to: actingFor(subject), as: "president", next: [...seals, ...(isUnled ? ofBody(subject) : [])] }];
};

/** To every mediator, until each disputant was spoken with; by when, until one was. */
const toContact = (subject: Case) => {
  const isBegun = subject.disputants.some(({ contact }) => contact);
  const dueAt = isBegun ? undefined : subject.contactDueAt;
  const next = can("contact", subject, "contactDisputants");
  return subject.status === "reported" ? [{ to: "mediator" as const, as: "mediator", dueAt, next }] : [];
};

/** Nothing is to be done in a case that goes on in another but to withdraw it. */
const ofJoined = (cards: readonly Card<Operation>[]): Card<Operation>[] =>
  cards.map(({ next = [], dueAt: _, ...card }) => ({
    ...card,
    next: next.filter((each) => each.do === "withdrawCase"),
  }));

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
    const theirs = { ...about, dueAt: answersDueAt ?? owedUntil(subject, own), next: ofDisputant(subject, own) };
    const { endedAt: _, ...again } = about;
    const speaking = [
      ...(to ? [{ to, as }] : []),
      ...(own.guardian ? [{ to: own.guardian.personId, as: "guardian" }] : []),
    ];
    return [
      ...speaking.map((each) => ({ ...theirs, ...each })),
      ...speaking.flatMap((each) => toFollowUp(subject, own).map((asked) => ({ ...again, ...each, ...asked }))),
    ];
  });
  const serving: Card<Operation>[] = [
    ...(lead ? [{ ...about, to: lead.personId, as: "lead", dueAt: mediationDueAt, next: ofLead(subject) }] : []),
    ...toContact(subject).map((each) => ({ ...about, ...each, unless })),
    ...toReport(subject).map((each) => ({ ...about, endedAt: undefined, ...each, unless })),
    ...(endedAt === undefined ? toBody(subject).map((each) => ({ ...about, ...each, unless })) : []),
  ];
  const applicant = {
    ...about,
    to: applicantId,
    as: "applicant",
    ...(sides?.length && { unless: { sides } }),
    next: can("withdraw", subject, "withdrawCase"),
  };
  const consulted = supports.map(({ personId }) => ({ ...about, to: personId, as: "support", unless }));
  if (subject.joined) return ofJoined([...disputing, applicant, ...consulted]);
  return [...disputing, applicant, ...serving, ...consulted];
};

/** An association, to the sides that are to say yes, and then to its president and its roster. */
const cardsOfAssociation = (association: Association): Card<Operation>[] => {
  const { associationId, status, approvals = {}, roster, president } = association;
  const about = { status, names: { name: { at: ["ASSOCIATION", associationId], path: ["name"] } } };
  if (status === "withdrawn") return [];
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

/** A registered body, to whom it is a duty: its president, their deputy, and its members. */
const cardsOfBody = ({ bodyId, members, president, deputy, absentUntil }: RegisteredBody): Card<Operation>[] => {
  const about = { status: "registered", names: { name: { at: ["BODY", bodyId], path: ["name"] } } } as const;
  const next = when(absentUntil === undefined, "declareBodyAbsence");
  return [
    ...(president ? [{ ...about, to: president.personId, as: "president", isDuty: true as const, next }] : []),
    ...(deputy ? [{ ...about, to: deputy.personId, as: "deputy", isDuty: true as const }] : []),
    ...members.map(({ personId }) => ({ ...about, to: personId, as: "member", isDuty: true as const })),
  ];
};

/** What each thing of mediation is to whom. */
export const mediationCards = {
  CASE: concerns<Case>({
    named: "caseId",
    store: caseStore,
    cardsOf: cardsOfCase,
    isChangedBy: (type) => type !== relativeNamed.type,
    also: async (_, { type, data }) => (type === relativeNamed.type ? [String(data.caseId)] : []),
    /** Of a danger those hear by message who answer for it, and who raised it. */
    isTold: (type) => !type.startsWith("mediation.danger-"),
  }),
  APPOINTMENT: appointmentConcern,
  ASSOCIATION: concerns<Association>({
    named: "associationId",
    store: associationStore,
    cardsOf: cardsOfAssociation,
  }),
  BODY: concerns<RegisteredBody>({ named: "bodyId", store: bodyStore, cardsOf: cardsOfBody }),
  "CASE-FILES": "nobody",
  RECURRENCE: "nobody",
} as const satisfies Cards;
