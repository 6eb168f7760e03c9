import { describe, expect, it } from "vitest";
import { Case, stageOf } from "#services/mediation/domain/case.ts";
import { caseLifecycle } from "#services/mediation/domain/case-lifecycle.ts";
import { contact, flagLateContact } from "#services/mediation/domain/contact.ts";
import { raiseDanger, reportDanger } from "#services/mediation/domain/danger.ts";
import type { Danger } from "#services/mediation/domain/danger-report.ts";
import { joinDuplicate, partDuplicate } from "#services/mediation/domain/duplicate.ts";
import { escalate, escalateWhenDue, extend } from "#services/mediation/domain/escalate.ts";
import { answer, ask, closeUnanswered, linkIssue, noteResolution } from "#services/mediation/domain/inquiry.ts";
import { decline, withdraw } from "#services/mediation/domain/intake.ts";
import { inviteBody, joinCase } from "#services/mediation/domain/invite-body.ts";
import { accept, assignLead } from "#services/mediation/domain/lead.ts";
import { answerDemand, consult, negotiate, raiseDemand } from "#services/mediation/domain/mediation.ts";
import { noteNobodyActs } from "#services/mediation/domain/nobody-acts.ts";
import { refer } from "#services/mediation/domain/refer.ts";
import { refuseMediator } from "#services/mediation/domain/refuse-mediator.ts";
import { releaseLead } from "#services/mediation/domain/release-lead.ts";
import { reopen } from "#services/mediation/domain/reopen.ts";
import { endRepresentation, nameRepresentative } from "#services/mediation/domain/representative.ts";
import { survey } from "#services/mediation/domain/survey.ts";
import { terminate } from "#services/mediation/domain/terminate.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import {
  acceptance,
  act,
  againstProperty,
  agreed,
  answering,
  asked,
  authorised,
  contactsOf,
  disputant,
  joint,
  knownOf,
  later,
  oneOfEach,
  outsider,
  president,
  reported,
  standing,
  steward,
} from "./cases.ts";
import { type Attempt, meetingAttempts } from "./meeting-attempts.ts";
import { outcomeAttempts } from "./outcome-attempts.ts";

type Verb = keyof typeof caseLifecycle.transitions;
const lead = { leadId: president.personId, candidate: standing(president), rosters: [] };

const attemptRaising: Attempt = (subject) =>
  raiseDemand(subject, {
    ...act(president),
    disputantId: subject.disputants[0]?.disputantId ?? "",
    text: "x",
    commandId: "c",
  });

const committee = { bodyId: `bdy_${"a".repeat(20)}`, kind: "peoples-committee" } as const;

const demandId = (subject: Case): string => subject.demands[0]?.demandId ?? "";
const withDemand = (subject: Case): Case =>
  caseLifecycle.can("raiseDemand", subject) ? (attemptRaising(subject)?.state ?? subject) : subject;

/** An agreement that does not hold yet: one that holds is ended by nobody. */
const unsigned = (subject: Case): Case => (subject.status === "agreed" ? agreed() : subject);

const dangerOf = ({ caseId }: Case): Danger => ({
  dangerId: newChildId("dgr", caseId, "c"),
  kind: "fire",
  seenAt: later,
  raisedAt: later,
  reportDueAt: later,
  reports: [],
});
const another = (): Case => ({ ...reported(), caseId: `cas_${"b".repeat(20)}` });
const joined = { originalId: another().caseId, number: another().number, at: later };

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
  extend: (subject) => {
    const agreedBy = subject.disputants.map(({ disputantId }) => disputantId);
    return extend(subject, {
      ...act(president),
      untilOn: "2026-05-01",
      agreedBy,
      community: { timeZone: "Asia/Shanghai" },
    });
  },
  inviteBody: (subject) => inviteBody(subject, { ...act(president), named: committee }),
  joinCase: (subject) => {
    const coBodies = [{ ...committee, invitedAt: later }];
    const by = { ...outsider, heads: [committee.bodyId] };
    return joinCase({ ...subject, coBodies } as Case, { ...act(by), bodyId: committee.bodyId });
  },
  escalate: (subject) => escalate(subject, { ...act(president), reason: "x" }),
  answer: (subject) => answer(asked(subject), { ...answering(disputant), settled: true }),
  withdraw: (subject) => withdraw(subject, { ...act(president), reason: "x" }),
  terminate: (subject) => terminate(unsigned(subject), { ...act(disputant), reason: "x" }),
  refer: (subject) => refer(subject, { ...act(president), to: "police", ground: "x" }),
  raiseDanger: (subject) =>
    raiseDanger(subject, { ...answering(disputant), kind: "violence", note: "x", commandId: "c" }),
  reportDanger: (subject) => {
    const dangers = [dangerOf(subject)];
    const [{ dangerId }] = dangers as [Danger];
    const report = { dangerId, to: "police" as const, at: later, reference: "110" };
    return reportDanger({ ...subject, dangers }, { by: act(president).by, now: later, report });
  },
  reopen: (subject) => {
    const known = { standings: knownOf(president, disputant), rosters: [] };
    const community = { policy: {}, timeZone: "Asia/Shanghai", calendar: {} };
    return reopen(subject, { ...act(disputant), reason: "x", community, known });
  },
  joinDuplicate: (subject) => joinDuplicate(subject, { ...act(president), original: another() }),
  partDuplicate: (subject) =>
    partDuplicate({ ...subject, joined }, { ...act(president), policy: {}, original: another() }),
  ...meetingAttempts,
  ...outcomeAttempts,
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
      const isWaiting = noteNobodyActs(subject, later) !== undefined;
      expect(isWaiting).toBe(stageOf(subject) === "intake");
      expect(closeUnanswered(subject, { issueId: "iss_1", at: later })).toBeUndefined();
      expect(escalateWhenDue(subject, later)).toBeUndefined();
      const noted = noteResolution(linkIssue(subject, "iss_1")?.state ?? subject, noting);
      expect(noted?.state).toMatchObject({ status, linkedIssues: ["iss_1"], resolutions: [noting] });
    },
  );

  it("has a stage for every status, and ends in none that has verbs, but for those of what lasts", () => {
    const afterwards = ["reportDanger", "reopenCase", "answerFollowUp", "applyForConfirmation", "recordRuling"];
    for (const make of Object.values(oneOfEach)) {
      const subject = make();
      const verbs = caseLifecycle.verbsFrom(subject.status).filter((verb) => !afterwards.includes(verb));
      expect(verbs.length === 0).toBe(stageOf(subject) === "closed");
      expect(caseLifecycle.can("reopen", subject)).toBe(subject.status === "resolved");
    }
  });
});
