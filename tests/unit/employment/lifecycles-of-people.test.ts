import { acceptWork } from "#services/employment/domain/application/accept.ts";
import { Application, applicationLifecycle } from "#services/employment/domain/application/application.ts";
import {
  apply,
  markBriefed,
  shareAgain,
  startPreparing,
  withdraw,
  withhold,
} from "#services/employment/domain/application/apply.ts";
import { hire, interview, missInterview, offerWork, reject } from "#services/employment/domain/application/hire.ts";
import { check, end, promote, rate, recognise } from "#services/employment/domain/placement/check.ts";
import { Placement, placementLifecycle } from "#services/employment/domain/placement/placement.ts";
import { publishAgain, Story, storyLifecycle, unpublish } from "#services/employment/domain/placement/story.ts";
import {
  answer,
  clear,
  offer,
  raiseAgain,
  Wellbeing,
  wellbeingLifecycle,
} from "#services/employment/domain/seeker/wellbeing.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import * as a from "./made.ts";

const act = { by: a.caseworker, at: a.at };
const commandId = "another";

describeLifecycle({
  lifecycle: applicationLifecycle,
  schema: Application,
  oneOfEach: {
    interested: a.interested,
    briefed: a.briefed,
    preparing: a.preparing,
    applied: a.applied,
    interviewing: a.interviewing,
    offered: a.offered,
    accepted: a.accepted,
    hired: a.hired,
    rejected: a.rejected,
    withdrawn: a.withdrawn,
    "no-show": a.noShow,
  },
  ofTheSystem: ["withhold"],
  attempts: {
    brief: (subject) => markBriefed(subject, { ...act, ...a.around() }),
    prepare: (subject) => startPreparing(subject, { ...act, ...a.around() }),
    apply: (subject) => apply(subject, { ...act, ...a.around() }),
    share: (subject) => {
      const hidden = withhold(subject, { consentId: "shared", at: a.at })?.state ?? subject;
      return shareAgain(hidden, { ...act, ...a.around() });
    },
    interview: (subject) => interview(subject, act),
    offer: (subject) => offerWork(subject, act),
    accept: (subject) => acceptWork(subject, { ...act, ...a.around(), paperRef: "GZ-2026-1" }),
    hire: (subject) => hire(subject, { ...act, ...a.today, ...a.around(), startedOn: "2026-03" }),
    reject: (subject) => reject(subject, { ...act, cause: "other" }),
    withdraw: (subject) => withdraw(subject, { ...act, cause: "pay" }),
    miss: (subject) => missInterview(subject, act),
  },
});

const muchLater = "2027-04-01T01:00:00.000Z";

describeLifecycle({
  lifecycle: placementLifecycle,
  schema: Placement,
  oneOfEach: { active: a.begun, ended: a.ended },
  ofTheSystem: ["askRetention"],
  attempts: {
    recognise: (subject) => recognise(subject, { ...act, ...a.today, kind: "commendation" }),
    promote: (subject) => promote(subject, { ...act, ...a.today, title: "领班", from: "2026-03" }),
    check: (subject) => check(subject, { ...act, at: muchLater, month: 1, result: "unknown" }),
    rate: (subject) => rate(subject, { ...act, score: 5 }),
    end: (subject) => end(subject, { ...act, ...a.today, cause: "retired" }),
  },
});

describeLifecycle({
  lifecycle: storyLifecycle,
  schema: Story,
  oneOfEach: { published: a.publishedStory, unpublished: a.unpublishedStory },
  attempts: {
    publishAgain: (subject) => publishAgain(subject, a.telling({ title: "新岗位" })),
    unpublish: (subject) => unpublish(subject, { at: a.at }),
  },
});

const offerId = (subject: Wellbeing): string => subject.offers[0]?.offerId ?? "";
const withOffer = (subject: Wellbeing): Wellbeing =>
  subject.status === "raised" ? offer(subject, { ...act, commandId, kind: "counselling" }).state : subject;

describeLifecycle({
  lifecycle: wellbeingLifecycle,
  schema: Wellbeing,
  oneOfEach: { raised: a.worried, cleared: a.relieved },
  attempts: {
    raiseAgain: (subject) => raiseAgain(subject, { ...act, seeker: a.walkIn(), note: "y" }),
    offer: (subject) => offer(subject, { ...act, commandId, kind: "counselling" }),
    answer: (subject) =>
      answer(withOffer(subject), { ...act, offerId: offerId(withOffer(subject)), answer: "declined" }),
    clear: (subject) => clear(subject, act),
  },
});
