import { describe, expect, it } from "vitest";
import { Campus, campusLifecycle } from "#services/courses/domain/campus/campus.ts";
import { approveDecision, proposeDecision, rejectDecision } from "#services/courses/domain/campus/decision.ts";
import { addVenue, approve, consult, open, seat, unseat } from "#services/courses/domain/campus/proposal.ts";
import { resume, suspend } from "#services/courses/domain/course/closure.ts";
import { Course, courseLifecycle, withCapacity } from "#services/courses/domain/course/course.ts";
import { cancelDated, holdDated, moveDated } from "#services/courses/domain/course/dated.ts";
import { advance, approveCourse, cancelCourse, openEnrolment } from "#services/courses/domain/course/enrolment.ts";
import type { Learner } from "#services/courses/domain/learner.ts";
import { BookingStatus, bookingLifecycle } from "#services/courses/domain/seats/booking.ts";
import { checkIn, checkOut, excuse, hold } from "#services/courses/domain/session/attendance.ts";
import { follow, move, Session, sessionLifecycle } from "#services/courses/domain/session/session.ts";
import { describeLifecycle } from "../describe-lifecycle.ts";
import {
  act,
  admin,
  at,
  campus,
  campusInEach,
  closing,
  courseInEach,
  dates,
  later,
  owner,
  personOf,
  scheduled,
  seatFor,
  session,
  speaking,
  standings,
  turned,
  worker,
} from "./scenes.ts";
import { consentTo, openSeats } from "./seats.ts";

const between = [
  { name: "物业", side: "property" as const },
  { name: "社区", side: "community" as const },
];
const ownId = personOf("owner");

/** With a question to the committee, where there can be one. */
const asked = (subject: Campus): Campus => {
  if (!campusLifecycle.can("proposeDecision", subject)) return subject;
  const wanted = subject.status === "open" ? closing : ({ kind: "reopening" } as const);
  return proposeDecision(subject, { ...speaking(admin), wanted }).state;
};

describeLifecycle({
  lifecycle: campusLifecycle,
  schema: Campus,
  oneOfEach: campusInEach,
  attempts: {
    consult: (subject) => consult(subject, { ...act(admin), between }),
    approve: (subject) => approve(subject, speaking(worker)),
    seat: (subject) => seat(subject, { ...act(admin), side: "residents", ...seatFor(owner) }),
    unseat: (subject) => unseat(subject, { at, personId: ownId }),
    addVenue: (subject) => addVenue(subject, { ...act(admin), name: "二楼" }),
    open: (subject) => open(subject, { ...act(admin), standings: standings() }),
    proposeDecision: (subject) =>
      proposeDecision(subject, {
        ...speaking(admin),
        wanted: subject.status === "closed-temporarily" ? { kind: "reopening" } : closing,
      }),
    approveDecision: (subject) => approveDecision(asked(subject), speaking(owner)),
    rejectDecision: (subject) => rejectDecision(asked(subject), speaking(owner)),
  },
  ofTheSystem: ["suggest"],
});

const firstOf = ({ sessions }: Course): string => sessions[0]?.sessionId ?? "";
const span = { startsAt: "2026-06-02T07:00:00.000Z", endsAt: "2026-06-02T08:00:00.000Z" };

describeLifecycle({
  lifecycle: courseLifecycle,
  schema: Course,
  oneOfEach: courseInEach,
  attempts: {
    schedule: (subject) => scheduled(subject, { firstDay: "2026-08-01" }).course,
    approve: (subject) => approveCourse(subject, { ...speaking(owner), campus }),
    open: (subject) => openEnrolment(subject, { ...speaking(owner), campus }),
    changeCapacity: (subject) => {
      courseLifecycle.allow("changeCapacity", subject);
      return withCapacity(subject, 9);
    },
    moveSession: (subject) => moveDated(subject, firstOf(subject), span, at),
    cancelSession: (subject) => cancelDated(subject, firstOf(subject)),
    holdSession: (subject) => holdDated(subject, firstOf(subject)),
    cancel: (subject) => {
      courseLifecycle.allow("cancel", subject);
      return cancelCourse(subject, { at });
    },
  },
  ofTheSystem: ["start", "complete", "suspend", "resume"],
});

describe("what time and the campus make of a course", () => {
  const statusAfter = (decided: { readonly state: Course } | undefined) => decided?.state.status ?? "nothing";

  it.each(Object.entries(courseInEach))("leave one that is %s alone, or do what the table says", (status, make) => {
    const is = (...statuses: string[]) => statuses.includes(status);
    expect(statusAfter(suspend(make(), "clo_1", at))).toBe(
      is("approved", "enrolling", "running") ? "suspended" : "nothing",
    );
    expect(statusAfter(resume(make(), at))).toBe(is("suspended") ? "enrolling" : "nothing");
    const inTheEnd = is("enrolling", "running") ? "completed" : "nothing";
    expect(statusAfter(advance(make(), later))).toBe(is("suspended") ? "cancelled" : inTheEnd);
    expect(statusAfter(advance(make(), "2026-06-01T07:00:00.000Z"))).toBe(is("enrolling") ? "running" : "nothing");
    expect(advance(make(), at)).toBeUndefined();
  });

  it("take a session off that would have been while the campus was closed, and put the others on again", () => {
    const during = "2026-06-05T00:00:00.000Z";
    const resumed = resume(courseInEach.suspended(), during)?.state;
    expect(resumed?.sessions.map(({ status }) => status)).toEqual(["cancelled", "scheduled"]);
  });
});

const child: Learner = {
  learnerId: `dpt_${"a".repeat(28)}`,
  name: "小宝",
  birthYear: 2017,
  households: {},
  householdId: "hse_1",
  guardianIds: [ownId],
  consents: consentTo("given"),
  noShows: {},
};
const guardian: Learner = { learnerId: ownId, name: "张女士", households: {}, consents: {}, noShows: {} };
const { now } = await openSeats({ capacity: 4 });
const seats = await now();
const { startsAt: start, endsAt: over } = session();
const entered = (subject: Session) =>
  checkIn(subject, { at: start, seats, learner: child, isWalkIn: true, pointer: "/learnerId" }).state;
const gone = (subject: Session) => checkOut(entered(subject), { at: start, learner: child, collector: guardian });

describeLifecycle({
  lifecycle: sessionLifecycle,
  schema: Session,
  oneOfEach: {
    scheduled: session,
    suspended: () => turned("suspended"),
    cancelled: () => turned("cancelled"),
    held: () => hold(session(), { at: over, seats }).state,
  },
  attempts: {
    move: (subject) =>
      move(subject, {
        ...span,
        localStart: "2026-06-02T15:00",
        timeZone: "Asia/Shanghai",
        venueId: dates.venueId,
        status: "scheduled",
      }),
    checkIn: (subject) =>
      checkIn(subject, { at: start, seats, learner: guardian, isWalkIn: true, pointer: "/learnerId" }),
    checkOut: gone,
    excuse: (subject) => {
      const absent = { ...subject, attendance: { [ownId]: { outcome: "absent", isWalkIn: false, isMinor: false } } };
      return excuse(absent as Session, { at: start, seats, learner: guardian });
    },
    hold: (subject) => hold(subject, { at: over, seats }),
  },
  ofTheSystem: ["suspend", "resume", "cancel"],
});

describe("a session that follows its course", () => {
  it("goes off, on and off for good, each time with a higher sequence for calendars", () => {
    const off = follow(session(), { status: "suspended" })?.state ?? session();
    const on = follow(off, { status: "scheduled" })?.state ?? off;
    const ended = follow(on, { status: "cancelled" })?.state ?? on;
    expect([off, on, ended].map(({ status, sequence }) => `${status} ${sequence}`)).toEqual([
      "suspended 1",
      "scheduled 2",
      "cancelled 3",
    ]);
    expect(follow(ended, { status: "scheduled" })).toBeUndefined();
    expect(follow(ended, { status: "cancelled" })).toBeUndefined();
  });
});

describe("the lifecycle of a booking", () => {
  it("ends where it ended, and can reach every status", () => {
    expect(bookingLifecycle.verbsFrom("ended")).toEqual([]);
    const reached = new Set(Object.values(bookingLifecycle.transitions).flatMap(({ to }) => [to].flat()));
    const begun = ["held", "confirmed", "waiting"];
    expect([...new Set([...begun, ...reached])].toSorted()).toEqual(BookingStatus.options.toSorted());
  });
});
