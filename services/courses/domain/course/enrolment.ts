import * as z from "zod";
import {
  CourseCategory,
  courseApproved,
  courseCancelled,
  courseCompleted,
  courseOpened,
  courseProposed,
  courseSideApproved,
  courseStarted,
} from "#shared/contracts/courses.ts";
import { type Hearing, missingSides, type Speaking, withYes } from "#shared/domain/approvals.ts";
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
import { resume, suspend } from "./closure.ts";
import {
  Ages,
  type Course,
  completesAt,
  courseLifecycle,
  oldestAge,
  plannedSpanOf,
  spanOf,
  upcoming,
} from "./course.ts";

export const ProposeCourse = z.strictObject({
  campusId: CampusId,
  title: Name,
  category: CourseCategory,
  description: Text.optional(),
  /** Where nothing is said: anybody, and grown-ups for a lecture or what work asks for. */
  ages: Ages.optional(),
  capacity: z.int().min(1).max(policy.courseCapacityAtMost.value),
  deskSeats: z.int().min(0).max(policy.courseCapacityAtMost.value).default(0),
  skill: Skill.optional(),
  planned: z.strictObject({ termPlanId: TermPlanId, plannedCourseId: PlannedCourseId }).optional(),
  happenedOn: PartialDate.optional(),
});

const forGrownUps: ReadonlySet<z.infer<typeof CourseCategory>> = new Set([
  "health-lecture",
  "psychological-lecture",
  "party-lecture",
  "work-skill",
]);

type Proposing = Act & z.infer<typeof ProposeCourse> & { readonly commandId: string };

/** Anybody may propose a course, such as an owner with a skill to share; the committee approves it. */
export const proposeCourse = ({ by, at, commandId, ...proposal }: Proposing) => {
  const youngest = forGrownUps.has(proposal.category) ? policy.minorBelowAge.value : 0;
  const offer = { ...proposal, ages: proposal.ages ?? { from: youngest, to: oldestAge } };
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
export const approveCourse = (current: Course, { campus, ...hearing }: Hearing & OfCommittee) => {
  const subject = courseLifecycle.allow("approve", current);
  const holder = seatedSide(campus, hearing);
  const said = withYes(subject.approvals, holder, hearing);
  if (!said) return undefined;
  const { approvals, holders } = said;
  const { courseId } = subject;
  const remaining = missingSides(approvals).length;
  const facts = [courseSideApproved({ courseId, side: holder.side, remaining })];
  if (remaining > 0) return { state: { ...subject, approvals } satisfies Course, facts, holders };
  const state: Course = { ...subject, status: "approved", approvals };
  return { state, facts: [...facts, courseApproved({ courseId })], holders };
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
  const planned = plannedSpanOf(current);
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
