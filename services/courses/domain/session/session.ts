import * as z from "zod";
import {
  CourseCategory,
  sessionCancelled,
  sessionMoved,
  sessionResumed,
  sessionSuspended,
} from "#shared/contracts/courses.ts";
import { Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { type Course, type Dated, isApproved } from "../course/course.ts";
import { CampusId, CourseId, InstructorId, LearnerId, PersonId, SessionId, VenueId } from "../ids.ts";

export const Outcome = z.enum(["present", "excused", "absent"]);
export type Outcome = z.infer<typeof Outcome>;

/** What is recorded of one learner at one session. */
export const Attendance = z.object({
  outcome: Outcome,
  /** Came without a booking. */
  isWalkIn: z.boolean(),
  isMinor: z.boolean(),
  inAt: Instant.optional(),
  outAt: Instant.optional(),
  /** Who took the child home. */
  collectedBy: PersonId.optional(),
});
export type Attendance = z.infer<typeof Attendance>;

const LocalTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "local-time" satisfies Format);

const facts = {
  sessionId: SessionId,
  courseId: CourseId,
  campusId: CampusId,
  title: Name,
  category: CourseCategory,
  startsAt: Instant,
  endsAt: Instant,
  /** What the clock on the wall shows when it begins, and where: `2026-03-29T15:30`. */
  localStart: LocalTime,
  timeZone: z.string(),
  venueId: VenueId,
  instructorIds: z.array(InstructorId).min(1).max(5),
  /** Counts what calendars must hear of: another time, another place, off or on again. */
  sequence: z.int(),
  attendance: z.record(LearnerId, Attendance),
  /** Its course is not approved yet: lists and calendars show it to those who plan alone. */
  isDraft: z.literal(true).optional(),
};

/** One time that a course comes together. Seats belong to the course; a session knows who was there. */
export const Session = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("scheduled"), ...facts }),
    z.object({ status: z.literal("suspended"), ...facts }),
    z.object({ status: z.literal("cancelled"), ...facts }),
    z.object({ status: z.literal("held"), ...facts, heldAt: Instant }),
  ])
  .meta({ id: "Session" });
export type Session = z.infer<typeof Session>;

export const SessionStatus = z.enum(["scheduled", "suspended", "cancelled", "held"]);

export const sessionLifecycle = lifecycle<Session>()("session", {
  /** What its course lost in a closure is made up for. */
  move: { from: ["scheduled", "suspended", "cancelled"], to: ["scheduled", "suspended"], as: "moveSession" },
  suspend: { from: ["scheduled"], to: "suspended", as: [] },
  resume: { from: ["suspended"], to: "scheduled", as: [] },
  cancel: { from: ["scheduled", "suspended"], to: "cancelled", as: "cancelSession" },
  checkIn: { from: ["scheduled", "held"], to: "same" },
  checkOut: { from: ["scheduled", "held"], to: "same" },
  excuse: { from: ["scheduled", "held"], to: "same" },
  hold: { from: ["scheduled"], to: "held", as: "holdSession" },
});

const verbTo = { suspended: "suspend", scheduled: "resume", cancelled: "cancel" } as const;
const factOf = { suspended: sessionSuspended, scheduled: sessionResumed, cancelled: sessionCancelled } as const;

/** The session follows its course: off for a while, on again, or off for good. Nothing where it is so already. */
export const follow = (current: Session, { status }: Pick<Dated, "status">) => {
  if (status === "held" || current.status === status || !sessionLifecycle.can(verbTo[status], current))
    return undefined;
  const { sessionId, courseId, sequence } = current;
  const state = { ...current, status, sequence: sequence + 1 } as Session;
  return { state, facts: [factOf[status]({ sessionId, courseId })] };
};

/**
 * What is read beside a session, such as the days of its venue, is of the time and place it had then. Refuses
 * `version-conflict` where it has another by now.
 */
export const mustBeWhereRead = ({ state, version }: { state: Session; version: number }, read: Session): void => {
  if (state.sequence !== read.sequence) refuse("version-conflict", { version });
};

/** The same, and with its course's approval it comes into lists and calendars. */
export const followCourse = (current: Session, dated: Pick<Dated, "status">, course: Course) => {
  const { isDraft, ...offered } = current;
  if (!isDraft || !isApproved(course)) return follow(current, dated);
  const state = offered as Session;
  return follow(state, dated) ?? { state, facts: [] };
};

type Placed = Pick<Session, "startsAt" | "endsAt" | "localStart" | "timeZone" | "venueId">;

/** Another time or place; calendars hear of it by the same id. */
export const move = (
  current: Session,
  { status, ...place }: Placed & { readonly status: "scheduled" | "suspended" },
) => {
  const subject = sessionLifecycle.allow("move", current);
  const { sessionId, courseId } = subject;
  const state: Session = { ...subject, ...place, status, sequence: subject.sequence + 1 };
  return { state, facts: [sessionMoved({ sessionId, courseId, startsAt: place.startsAt })] };
};

type Making = Placed & Pick<Session, "sessionId" | "instructorIds"> & { readonly course: Course };

export const makeSession = ({ course, ...making }: Making) => {
  const { courseId, campusId, title, category } = course;
  const state: Session = {
    status: "scheduled",
    courseId,
    campusId,
    title,
    category,
    ...making,
    sequence: 0,
    attendance: {},
    ...(!isApproved(course) && { isDraft: true }),
  };
  return { state, facts: [] };
};

/** What lists and calendars show of a session. */
export const SessionCard = z
  .object({
    sessionId: SessionId,
    courseId: CourseId,
    campusId: CampusId,
    title: Name,
    category: CourseCategory,
    startsAt: Instant,
    endsAt: Instant,
    localStart: LocalTime,
    timeZone: z.string(),
    venueId: VenueId,
    status: SessionStatus,
    sequence: z.int(),
  })
  .meta({ id: "SessionCard" });
export type SessionCard = z.infer<typeof SessionCard>;

export const cardOf = ({ attendance: _, instructorIds: __, isDraft: ___, ...session }: Session): SessionCard =>
  SessionCard.parse(session);
