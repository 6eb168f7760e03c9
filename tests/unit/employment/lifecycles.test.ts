import { disclose, Employer, employerLifecycle, verify } from "#services/employment/domain/employer.ts";
import { Fair, fairLifecycle } from "#services/employment/domain/fair/fair.ts";
import { cancel, close as closeFair, open as openFair, report } from "#services/employment/domain/fair/open.ts";
import { clearBooth, file, makeReady, setPlans } from "#services/employment/domain/fair/plan.ts";
import { publish, review, revise } from "#services/employment/domain/posting/draft.ts";
import { fill, withdraw as withdrawPosting } from "#services/employment/domain/posting/fill.ts";
import { Posting, postingLifecycle } from "#services/employment/domain/posting/posting.ts";
import {
  activate,
  addOwner,
  approve,
  close as closeProgramme,
  Programme,
  programmeLifecycle,
} from "#services/employment/domain/programme.ts";
import { recordConsent, withdrawConsent } from "#services/employment/domain/seeker/consent-record.ts";
import { keep } from "#services/employment/domain/seeker/keep.ts";
import { change, close as closeSeeker, registerAgain } from "#services/employment/domain/seeker/register.ts";
import { Seeker, seekerLifecycle } from "#services/employment/domain/seeker/seeker.ts";
import { acknowledge, addTask, brief, finishTask } from "#services/employment/domain/seeker/task.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const commandId = "another";

describeLifecycle({
  lifecycle: programmeLifecycle,
  schema: Programme,
  oneOfEach: { draft: () => a.approvedBy(a.keeper), active: a.active, closed: a.closedProgramme },
  attempts: {
    addOwner: (subject) => addOwner(subject, { ...act, name: "业委会", side: "residents" }),
    approve: (subject) => approve(subject, a.hearing(a.keeper)),
    activate: (subject) => activate(subject, a.hearing(a.worker)),
    close: (subject) => closeProgramme(subject, act),
  },
});

describeLifecycle({
  lifecycle: employerLifecycle,
  schema: Employer,
  oneOfEach: { registered: a.registered, verified: () => a.verified() },
  attempts: {
    verify: (subject) => verify(subject, { ...act, method: "public-register" }),
    disclose: (subject) => disclose(subject, { ...act, side: "property", explanation: "x" }),
  },
});

describeLifecycle({
  lifecycle: postingLifecycle,
  schema: Posting,
  oneOfEach: {
    draft: a.drafted,
    reviewed: () => a.reviewed(),
    published: () => a.published(),
    filled: a.filled,
    expired: a.expired,
    withdrawn: a.withdrawnPosting,
  },
  ofTheSystem: ["expire"],
  attempts: {
    revise: (subject) => revise(subject, { ...a.offer, ...act, ...a.today, programme: a.active(), openings: 3 }),
    review: (subject) => review(subject, act),
    publish: (subject) => publish(subject, { ...act, ...a.today }),
    fill: (subject) => fill(subject, act),
    withdraw: (subject) => withdrawPosting(subject, { ...act, reason: "x" }),
  },
});

describeLifecycle({
  lifecycle: fairLifecycle,
  schema: Fair,
  oneOfEach: {
    planned: () => a.withBooth(),
    filed: () => a.filedFair(),
    ready: a.readyFair,
    open: a.openedFair,
    closed: a.closedFair,
    reported: a.reportedFair,
    cancelled: a.cancelledFair,
  },
  ofTheSystem: ["flagLateReport"],
  attempts: {
    setPlans: (subject) => setPlans(subject, { ...act, safety: "x" }),
    setBooth: (subject) =>
      fairLifecycle.can("setBooth", subject)
        ? { state: a.withBooth(subject) }
        : { state: fairLifecycle.allow("setBooth", subject) },
    clearBooth: (subject) => clearBooth(subject, { ...act, number: 1 }),
    file: (subject) => file(subject, { ...act, authority: "局" }),
    makeReady: (subject) => makeReady(subject, { ...act, exhibitors: a.exhibitors() }),
    open: (subject) => openFair(subject, act),
    close: (subject) => closeFair(subject, { ...act, ...a.today, policy: {} }),
    report: (subject) => report(subject, { ...act, policy: {}, ...a.reportOf, interviews: 0, offers: 0 }),
    cancel: (subject) => cancel(subject, { ...act, announcement: "x" }),
  },
});

const withTask = (subject: Seeker): Seeker =>
  subject.tasks.length > 0 || subject.status === "closed" ? subject : a.ready(subject);
const taskId = (subject: Seeker): string => subject.tasks[0]?.taskId ?? "tsk";
const consents = a.consentsOf(a.member.personId);
const briefingId = (subject: Seeker): string => subject.briefings[0]?.briefingId ?? "brf";

describeLifecycle({
  lifecycle: seekerLifecycle,
  schema: Seeker,
  oneOfEach: { seeking: a.walkIn, placed: () => a.placed(), closed: a.closedSeeker },
  ofTheSystem: ["learn", "place"],
  attempts: {
    change: (subject) => change(subject, { ...act, skills: ["security"] }),
    brief: (subject) =>
      brief(subject, {
        ...act,
        commandId,
        needIds: [],
        postingIds: [a.published().postingId],
        there: new Set([a.published().postingId]),
      }),
    keep: (subject) => keep(subject, act),
    acknowledge: (subject) => acknowledge(withTask(subject), { ...act, briefingId: briefingId(withTask(subject)) }),
    addTask: (subject) => addTask(subject, { ...act, commandId, kind: "documents", there: new Set() }),
    finishTask: (subject) => finishTask(withTask(subject), { ...act, taskId: taskId(withTask(subject)) }),
    recordConsent: (subject) =>
      recordConsent(subject, {
        ...act,
        commandId,
        purpose: "skill-update",
        textVersion: "2026-01",
        paperRef: "GZ-2026-1",
      }),
    withdrawConsent: (subject) => withdrawConsent(subject, { ...act, consentId: subject.consents[0]?.consentId ?? "" }),
    close: (subject) => closeSeeker(subject, { ...act, cause: "own-wish" }),
    registerAgain: (subject) =>
      registerAgain(
        { ...subject, personId: a.member.personId },
        { ...act, ...a.profile, commandId, isMember: true, consents },
      ),
  },
});
