import * as z from "zod";
import {
  CourseCategory,
  courseApproved,
  courseCancelled,
  courseCompleted,
  courseOpened,
  courseProposed,
  courseResumed,
  courseSideApproved,
  courseStarted,
  courseSuspended,
} from "#shared/contracts/courses.ts";
import { missingSides, type Speaking, withApproval } from "#shared/domain/approvals.ts";
import { type Act, actingPerson } from "#shared/domain/caller.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { policy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { type Campus, currentClosure } from "../campus/campus.ts";
import { seatedSide } from "../campus/sides.ts";
import { CampusId, PlannedCourseId, TermPlanId } from "../ids.ts";
import { Ages, type Course, completesAt, courseLifecycle, type Dated, oldestAge, spanOf, upcoming } from "./course.ts";

export const ProposeCourse = z.strictObject({
  campusId: CampusId,
  title: Name,
  category: CourseCategory,
  description: Text.optional(),
  ages: Ages.default({ from: 0, to: oldestAge }),
  capacity: z.int().min(1).max(policy.courseCapacityAtMost.value),
  deskSeats: z.int().min(0).max(policy.courseCapacityAtMost.value).default(0),
  skill: Skill.optional(),
  planned: z.strictObject({ termPlanId: TermPlanId, plannedCourseId: PlannedCourseId }).optional(),
  happenedOn: PartialDate.optional(),
});

type Proposing = Act & z.infer<typeof ProposeCourse> & { readonly commandId: string };

/** Anybody may propose a course, such as an owner with a skill to share; the committee approves it. */
export const proposeCourse = ({ by, at, commandId, ...offer }: Proposing) => {
  if (offer.ages.to < offer.ages.from) refuseField("/ages/to", "ends-before-it-begins");
  if (offer.deskSeats > offer.capacity) refuseField("/deskSeats", "more-than-capacity");
  const courseId = newId("crs", commandId);
  const proposedBy = actingPerson(by).personId;
  const state: Course = {
    status: "draft",
    courseId,
    ...offer,
    proposedBy,
    proposedAt: at,
    approvals: {},
    sessions: [],
  };
  return { state, facts: [courseProposed({ courseId, campusId: offer.campusId, category: offer.category })] };
};

export const ApproveCourse = z.strictObject({});

type OfCommittee = Speaking & { readonly campus: Campus };

/** One side of the campus's committee approves; with the third the course is approved. */
export const approveCourse = (current: Course, { campus, ...speaking }: OfCommittee) => {
  const subject = courseLifecycle.allow("approve", current);
  const holder = seatedSide(campus, speaking);
  const approvals = withApproval(subject.approvals, holder, speaking.at);
  if (!approvals) return undefined;
  const { courseId } = subject;
  const remaining = missingSides(approvals).length;
  const facts = [courseSideApproved({ courseId, side: holder.side, remaining })];
  if (remaining > 0) return { state: { ...subject, approvals } satisfies Course, facts, holders: [holder] };
  const state: Course = { ...subject, status: "approved", approvals };
  return { state, facts: [...facts, courseApproved({ courseId })], holders: [holder] };
};

export const OpenEnrolment = z.strictObject({});

/** Seats can be booked from now on. It needs an open campus and a session that is still to come. */
export const openEnrolment = (current: Course, { campus, ...speaking }: OfCommittee) => {
  const { at } = speaking;
  const subject = courseLifecycle.allow("open", current);
  const holder = seatedSide(campus, speaking);
  if (campus.status !== "open") refuse("campus-closed");
  const [first] = upcoming(subject);
  if (!first) return refuseField("", "sessions-needed");
  if (first.startsAt <= at) return refuse("window-lapsed");
  const state: Course = { ...subject, status: "enrolling", openedAt: at };
  const { courseId, campusId, category, capacity } = subject;
  return { state, facts: [courseOpened({ courseId, campusId, category, capacity })], holders: [holder] };
};

const asPlanned = (dated: Dated): Dated => (dated.status === "suspended" ? { ...dated, status: "scheduled" } : dated);

/** Whether every session has ended: nothing is left of the course that could rest or be called off. */
const isOver = (course: Course, at: Instant): boolean => {
  const span = spanOf(course);
  return span !== undefined && span.endsAt <= at;
};

/**
 * What the campus is makes of a course: it rests while it is closed, goes on when it is open, ends when it is given up.
 * A course whose last session has ended stays as it is.
 */
export const settle = (current: Course, campus: Campus, at: Instant) => {
  if (campus.status === "open") return resume(current, at);
  if (isOver(current, at)) return undefined;
  if (campus.status === "retired") return cancelCourse(current, { at });
  const closure = currentClosure(campus);
  return closure && suspend(current, closure.closureId, at);
};

/**
 * The time of a course that rests is over when it would have been completed: it is, where one of its sessions began,
 * and else it did not take place.
 */
const endRested = (current: Course, at: Instant) => {
  const planned = spanOf({ sessions: current.sessions.map(asPlanned) });
  const rested = planned && completesAt(planned) <= at ? resume(current, at)?.state : undefined;
  if (!rested) return undefined;
  return spanOf(rested) && courseLifecycle.can("complete", rested)
    ? complete(rested, at)
    : cancelCourse(rested, { at });
};

/** What time alone makes of a course: it starts with its first session, and is completed a day after its last. */
export const advance = (current: Course, at: Instant) => {
  if (current.status === "suspended") return endRested(current, at);
  const span = spanOf(current);
  if (!span) return undefined;
  if (courseLifecycle.can("complete", current) && completesAt(span) <= at) return complete(current, at);
  if (!courseLifecycle.can("start", current) || span.startsAt > at) return undefined;
  const state: Course = { ...courseLifecycle.allow("start", current), status: "running" };
  return { state, facts: [courseStarted({ courseId: current.courseId })] };
};

const complete = (current: Course, at: Instant) => {
  const subject = courseLifecycle.allow("complete", current);
  const state: Course = { ...subject, status: "completed", completedAt: at };
  const { courseId, category, skill, sessions } = subject;
  const sessionCount = sessions.filter(({ status }) => status === "held").length;
  return { state, facts: [courseCompleted({ courseId, category, skill, sessionCount })] };
};

/** The campus closed: the course rests, and with it every session that is still to come. */
export const suspend = (current: Course, closureId: string, at: Instant) => {
  if (!courseLifecycle.can("suspend", current)) return undefined;
  const subject = courseLifecycle.allow("suspend", current);
  const sessions = subject.sessions.map((each) =>
    each.status === "scheduled" && each.startsAt > at ? { ...each, status: "suspended" as const } : each,
  );
  const state: Course = { ...subject, status: "suspended", resumesTo: subject.status, closureId, sessions };
  return { state, facts: [courseSuspended({ courseId: subject.courseId, closureId })] };
};

/** The campus is open again: the course goes on; what would have been meanwhile does not take place. */
export const resume = (current: Course, at: Instant) => {
  if (current.status !== "suspended") return undefined;
  const { resumesTo, closureId, ...subject } = courseLifecycle.allow("resume", current);
  const sessions = subject.sessions.map((each) =>
    each.status === "suspended"
      ? { ...each, status: each.startsAt > at ? ("scheduled" as const) : ("cancelled" as const) }
      : each,
  );
  const state = { ...subject, status: resumesTo, sessions } as Course;
  return { state, facts: [courseResumed({ courseId: subject.courseId, closureId })] };
};

export const CancelCourse = z.strictObject({ reason: Text, happenedOn: PartialDate.optional() });

type Cancelling = { readonly at: Instant; readonly reason?: string | undefined };

/** The course does not take place: its sessions and bookings end, and each booker is told. */
export const cancelCourse = (current: Course, { at, reason }: Cancelling) => {
  if (!courseLifecycle.can("cancel", current)) return undefined;
  const subject = courseLifecycle.allow("cancel", current);
  const sessions = subject.sessions.map((each) =>
    each.status === "held" ? each : { ...each, status: "cancelled" as const },
  );
  const { closureId: _, resumesTo: __, ...rest } = { closureId: "", resumesTo: "", ...subject };
  const state = { ...rest, status: "cancelled", sessions, ended: { at, reason } } as Course;
  return { state, facts: [courseCancelled({ courseId: subject.courseId })] };
};
