import { describe, expect, it } from "vitest";
import { Action, actionLifecycle } from "#services/meetings/domain/action/action.ts";
import { loseLead, reassignAction } from "#services/meetings/domain/action/lead.ts";
import {
  acceptAction,
  explainAction,
  markOverdue,
  remind,
  reportDone,
  reportProgress,
  returnAction,
  verifyAction,
} from "#services/meetings/domain/action/progress.ts";
import { Issue, issueLifecycle } from "#services/meetings/domain/issue/issue.ts";
import { linkCases, merge, noteCaseEnded } from "#services/meetings/domain/issue/link.ts";
import { concur, propose } from "#services/meetings/domain/issue/propose.ts";
import { admit, reject } from "#services/meetings/domain/issue/raise.ts";
import { discuss, resolve } from "#services/meetings/domain/issue/resolve.ts";
import { carry, explain, place, publishAgenda, referUp, release } from "#services/meetings/domain/meeting/agenda.ts";
import { confirmMinutes, excuseSide } from "#services/meetings/domain/meeting/confirm.ts";
import { Meeting, meetingLifecycle } from "#services/meetings/domain/meeting/meeting.ts";
import { amendMinutes, draftMinutes, reviseMinutes } from "#services/meetings/domain/meeting/minutes.ts";
import { arrive, close, leave, open, printChairCard } from "#services/meetings/domain/meeting/open.ts";
import { cancel, collect, collectWhenDue, postpone, reschedule } from "#services/meetings/domain/meeting/postpone.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import {
  actionIn,
  actionInEach,
  candidate,
  decision,
  issueInEach,
  onAction,
  proposed,
  recurring,
  resolutionIn,
} from "./issue-scenes.ts";
import {
  act,
  afterAmending,
  bystander,
  convener,
  here,
  inSession,
  meetingInEach,
  neighbour,
  planned,
  sitting,
  startsAt,
  steward,
} from "./scenes.ts";

type Attempt<State> = (subject: State) => { readonly state: State } | undefined;

const atMeeting = act(convener, startsAt);
const after = (by = convener) => act(by, afterAmending);

const meetingAttempts: Readonly<Record<string, Attempt<Meeting>>> = {
  collect: (subject) => collect(subject, act(convener)),
  publishAgenda: (subject) => publishAgenda(subject, { ...act(convener), items: [], overdueActionIds: [] }),
  postpone: (subject) => postpone(subject, { ...act(convener), reason: "x" }),
  reschedule: (subject) => reschedule(subject, { ...act(convener), startsAt: "2026-03-20T11:30:00.000Z" }),
  cancel: (subject) => cancel(subject, { ...act(convener), reason: "x" }),
  open: (subject) => open(subject, atMeeting),
  arrive: (subject) => arrive(subject, { ...atMeeting, personId: bystander.personId, name: "x", side: undefined }),
  leave: (subject) => leave(subject, { ...atMeeting, personId: steward.personId }),
  printChairCard: (subject) => printChairCard(subject, { ...atMeeting, personId: steward.personId }),
  close: (subject) => close(subject, { ...atMeeting, agenda: [] }),
  draftMinutes: (subject) => draftMinutes(subject, { ...after(), text: "x" }),
  amendMinutes: (subject) => amendMinutes(subject, { ...act(neighbour, startsAt), text: "x" }),
  reviseMinutes: (subject) =>
    reviseMinutes(subject, { ...after(), baseRevision: 1, text: "x", takes: [], declines: [] }),
  confirmMinutes: (subject) => confirmMinutes(subject, { ...after(), ...here, side: "community", revision: 1 }),
  excuseSide: (subject) => {
    const gone = new Set([steward.personId]);
    return excuseSide(subject, { ...after(), revision: 1, side: "property", reason: "x", gone, seated: [] });
  },
};

describeLifecycle({
  lifecycle: meetingLifecycle,
  schema: Meeting,
  oneOfEach: meetingInEach,
  attempts: meetingAttempts,
  ofTheSystem: ["publishMinutes"],
});

const meeting = inSession();
const older = candidate("更早的议题");

const issueAttempts: Readonly<Record<string, Attempt<Issue>>> = {
  admit: (subject) => admit(subject, act(convener)),
  reject: (subject) => reject(subject, { ...act(convener), reason: "x" }),
  merge: (subject) => merge(subject, { ...act(convener), intoIssueId: older.issueId, into: older }).merged,
  explain: (subject) => explain(subject, { ...act(convener), text: "x" }),
  referUp: (subject) =>
    referUp(subject, { ...act(convener), explanation: "x", community: { policy: { daysToExplain: 0 } } }),
  discuss: (subject) => discuss(subject, { ...atMeeting, text: "x", meeting }),
  propose: (subject) => propose(subject, { ...atMeeting, text: "x", actions: [], meeting }),
  concur: (subject) => {
    const text = subject.status === "on-agenda" ? proposed(subject, meeting, { agreeing: [] }) : subject;
    const seat = sitting.find(({ personId }) => personId === neighbour.personId);
    const told = { ...atMeeting, meeting, personId: neighbour.personId, how: "chair-card" as const, seat };
    return concur(text, { ...told, resolutionId: resolutionIn(text) });
  },
  resolve: (subject) => {
    const text = subject.status === "on-agenda" ? proposed(subject, meeting) : subject;
    return resolve(text, { ...atMeeting, ...decision(text), meeting }).issue;
  },
};

describeLifecycle({
  lifecycle: issueLifecycle,
  schema: Issue,
  oneOfEach: issueInEach,
  attempts: issueAttempts,
  ofTheSystem: ["act"],
});

describe("what the system does with an issue", () => {
  const { meetingId } = planned();
  const system: Readonly<Record<string, Attempt<Issue>>> = {
    place: (subject) => place(subject, { meetingId, at: startsAt, policy: {} }),
    carry: (subject) => carry(subject, { meetingId, at: startsAt, missingSides: [] }),
    release: (subject) => release(subject, { meetingId, at: startsAt }),
    linkCases: (subject) =>
      linkCases(subject, { caseIds: ["cas_9"], recurrenceId: recurring.recurrenceId, at: startsAt }),
    noteCaseEnded: (subject) =>
      noteCaseEnded(subject, { caseId: "cas_other", outcome: "x", endedAt: startsAt, at: startsAt }),
  };
  const walks = Object.entries(system).flatMap(([verb, attempt]) =>
    Object.entries(issueInEach).map(([status, make]) => [verb, status, attempt, make] as const),
  );

  it.each(walks)("%s leaves alone what is %s, or does what the table says", (verb, status, attempt, make) => {
    const { from, to } = issueLifecycle.transitions[verb as keyof typeof issueLifecycle.transitions];
    const done = attempt(make());
    if (!(from as readonly string[]).includes(status)) expect(done).toBeUndefined();
    if (!done) return;
    const ends = [to].flat().map((end) => (end === "same" ? status : end));
    expect(ends).toContain(done.state.status);
    expect(Issue.parse(JSON.parse(JSON.stringify(done.state)))).toBeDefined();
  });
});

const actionAttempts: Readonly<Record<string, Attempt<Issue>>> = {
  accept: (issue) => acceptAction(issue, onAction(steward, issue)),
  reportProgress: (issue) => reportProgress(issue, { ...onAction(steward, issue), text: "x" }),
  explain: (issue) => explainAction(issue, { ...onAction(steward, issue), reason: "x" }),
  reportDone: (issue) => reportDone(issue, { ...onAction(steward, issue), evidence: "x" }),
  reassign: (issue) => reassignAction(issue, { ...onAction(convener, issue), leadId: neighbour.personId, reason: "x" }),
  verify: (issue) => verifyAction(issue, { ...onAction(convener, issue), isSeated: false }),
  return: (issue) => returnAction(issue, { ...onAction(neighbour, issue), reason: "x", isSeated: true }),
};

/** An action lives in its issue: its walk is that of the first action of one. */
const ofFirst =
  (attempt: Attempt<Issue>): Attempt<Action> =>
  (action) => {
    const make = actionInEach[action.status];
    const done = attempt(make());
    return done && { state: actionIn(done.state) };
  };

describeLifecycle({
  lifecycle: actionLifecycle,
  schema: Action,
  oneOfEach: Object.fromEntries(
    Object.entries(actionInEach).map(([status, make]) => [status, () => actionIn(make())]),
  ) as Record<Action["status"], () => Action>,
  attempts: Object.fromEntries(Object.entries(actionAttempts).map(([verb, attempt]) => [verb, ofFirst(attempt)])),
});

describe("what the system does with an action", () => {
  it.each(Object.entries(actionInEach))("reminds and marks overdue only what is to be done: %s", (status, make) => {
    const issue = make();
    const { actionId } = actionIn(issue);
    const isToDo = actionLifecycle.can("markOverdue", actionIn(issue));
    expect(isToDo).toBe(status !== "done" && status !== "verified");
    const [soon, late] = ["2026-03-30T00:00:00.000Z", "2026-04-02T00:00:00.000Z"];
    expect(remind(issue, { actionId, at: soon }) !== undefined).toBe(isToDo);
    expect(markOverdue(issue, { actionId, at: late }) !== undefined).toBe(isToDo);
    const lost = loseLead(issue, { personId: steward.personId, at: late });
    expect(lost !== undefined).toBe(status !== "verified");
  });

  it("begins to collect for a meeting when its time has come, and not before", () => {
    for (const [status, make] of Object.entries(meetingInEach)) {
      const subject = make();
      expect(collectWhenDue(subject, "2026-03-09T11:29:59.000Z")).toBeUndefined();
      expect(collectWhenDue(subject, "2026-03-09T11:30:00.000Z") !== undefined).toBe(status === "scheduled");
    }
  });
});
