import { describe, expect, it } from "vitest";
import { Case, caseLifecycle, stageOf } from "#services/mediation/domain/case.ts";
import { contact, flagLateContact } from "#services/mediation/domain/contact.ts";
import { escalate, escalateWhenDue, extend } from "#services/mediation/domain/escalate.ts";
import { answer, ask, closeUnanswered, linkIssue, noteResolution } from "#services/mediation/domain/inquiry.ts";
import { decline, withdraw } from "#services/mediation/domain/intake.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { answerDemand, consult, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { confirm, decide, recordBasis, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import { refuseMediator } from "#services/mediation/domain/refuse-mediator.ts";
import { releaseLead } from "#services/mediation/domain/release-lead.ts";
import { endRepresentation, nameRepresentative } from "#services/mediation/domain/representative.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import {
  acceptance,
  act,
  againstProperty,
  answering,
  asked,
  authorised,
  contactsOf,
  disputant,
  joint,
  later,
  oneOfEach,
  president,
  siting,
  standing,
  steward,
} from "./cases.ts";

type Verb = keyof typeof caseLifecycle.transitions;
type Attempt = (subject: Case) => { state: Case } | undefined;

const lead = { leadId: president.personId, candidate: standing(president), rosters: [] };

const attemptRaising: Attempt = (subject) =>
  raiseDemand(subject, {
    ...act(president),
    disputantId: subject.disputants[0]?.disputantId ?? "",
    text: "x",
    commandId: "c",
  });

const demandId = (subject: Case): string => subject.demands[0]?.demandId ?? "";
const withDemand = (subject: Case): Case =>
  caseLifecycle.can("raiseDemand", subject) ? (attemptRaising(subject)?.state ?? subject) : subject;

/** Each verb as its rightful person would do it. */
const attempts = {
  contact: (subject) => contact(subject, { ...act(president), contacts: contactsOf(subject) }),
  accept: (subject) => accept(subject, { ...act(president), ...acceptance }),
  decline: (subject) => decline(subject, { ...act(president), reason: "x", otherWays: "y" }),
  assignLead: (subject) => assignLead(subject, { ...act(president), ...lead }),
  refuseMediator: (subject) => refuseMediator(subject, act(disputant)),
  nameRepresentative: (subject) => nameRepresentative(againstProperty(subject), { ...act(president), ...authorised }),
  consult: (subject) =>
    consult(subject, { ...act(president), personId: steward.personId, candidate: standing(steward) }),
  survey: (subject) => survey(subject, { ...act(president), ...joint }),
  negotiate: (subject) => negotiate(subject, { ...act(president), supplier: "甲", terms: "x" }),
  raiseDemand: attemptRaising,
  answerDemand: (subject) => {
    const asked = withDemand(subject);
    return answerDemand(asked, { ...act(president), demandId: demandId(asked), outcome: "met" });
  },
  decide: (subject) => decide(subject, { ...act(president), ...siting(subject) }),
  recordBasis: (subject) => recordBasis(subject, { ...act(president), basis: siting(subject).basis }),
  startFulfilment: (subject) => startFulfilment(subject, act(president)),
  reportFulfilment: (subject) => reportFulfilment(subject, act(president)),
  confirm: (subject) => confirm(subject, act(disputant)),
  extend: (subject) => {
    const agreedBy = subject.disputants.map(({ disputantId }) => disputantId);
    return extend(subject, {
      ...act(president),
      untilOn: "2026-05-01",
      agreedBy,
      community: { timeZone: "Asia/Shanghai" },
    });
  },
  escalate: (subject) => escalate(subject, { ...act(president), reason: "x" }),
  answer: (subject) => answer(asked(subject), { ...answering(disputant), settled: true }),
  withdraw: (subject) => withdraw(subject, { ...act(president), reason: "x" }),
} satisfies Partial<Record<Verb, Attempt>>;

const noting = { issueId: "iss_1", resolutionId: "res_1", adoptedAt: later };

describeLifecycle({ lifecycle: caseLifecycle, schema: Case, oneOfEach, attempts });

describe("a case and the system", () => {
  it.each(Object.entries(oneOfEach))(
    "leaves a case that is %s alone where the system has nothing to do",
    (status, make) => {
      const subject = make();
      const isFlagged = flagLateContact(subject, later) !== undefined;
      expect(isFlagged).toBe(status === "reported");
      expect(releaseLead(subject, { grantId: "another", at: later })).toBeUndefined();
      const isAsked = ask(subject, { issueId: "iss_1", at: later, policy: {} }) !== undefined;
      expect(isAsked).toBe(stageOf(subject) !== "closed");
      expect(endRepresentation(subject, "another")).toBeUndefined();
      expect(closeUnanswered(subject, { issueId: "iss_1", at: later })).toBeUndefined();
      expect(escalateWhenDue(subject, later)).toBeUndefined();
      const noted = noteResolution(linkIssue(subject, "iss_1")?.state ?? subject, noting);
      expect(noted?.state).toMatchObject({ status, linkedIssues: ["iss_1"], resolutions: [noting] });
    },
  );

  it("has a stage for every status, and ends in none that has verbs", () => {
    for (const make of Object.values(oneOfEach)) {
      const subject = make();
      const isOver = stageOf(subject) === "closed";
      expect(caseLifecycle.verbsFrom(subject.status).length === 0).toBe(isOver);
    }
  });
});
