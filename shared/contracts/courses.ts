import * as z from "zod";
import { event } from "../events/contract.ts";

const count = z.int().min(0);
const campusId = z.string();
const courseId = z.string();
const sessionId = z.string();
const learnerId = z.string();
const personId = z.string();

/** Why a campus closes. */
export const ClosureCause = z.enum(["epidemic", "repairs", "weather", "holiday", "other"]);
export const CourseCategory = z.enum([
  "child-skill",
  "tutoring",
  "health-lecture",
  "psychological-lecture",
  "heritage-craft",
  "party-lecture",
  /** Not of the story: what work asks for, as the loop of skills suggests it. */
  "work-skill",
]);
const campusEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`courses.${name}.v1`, summary, "campusId", z.object({ campusId, ...shape }));

export const campusProposed = campusEvent("campus-proposed", "A community university is asked for.", {});
export const campusConsulted = campusEvent("campus-consulted", "Sides consulted about the campus.", {
  round: count,
  sideCount: count,
});
export const sideApproved = campusEvent("campus-side-approved", "One side approved what was decided on.", {
  side: z.string(),
  remaining: count,
});
export const campusApproved = campusEvent("campus-approved", "All three sides approved the campus.", {
  rounds: count,
});
export const seatFilled = campusEvent("committee-seat-filled", "Somebody sits on the committee for a side.", {
  side: z.string(),
  personId,
});
export const seatVacated = campusEvent("committee-seat-vacated", "A seat of the committee is empty.", {
  side: z.string(),
  personId,
});
export const campusOpened = campusEvent("campus-opened", "The campus is open.", {});
export const decisionProposed = campusEvent("decision-proposed", "The committee is asked to decide.", {
  kind: z.string(),
});
export const decisionRejected = campusEvent("decision-rejected", "A side said no, so nothing changes.", {
  kind: z.string(),
  side: z.string(),
});
export const campusClosed = campusEvent("campus-closed", "The campus is closed for a while.", {
  closureId: z.string(),
  cause: ClosureCause,
  /** A PartialDate: a window, where no day is known. */
  plannedReopen: z.string().optional(),
});
export const campusReopened = campusEvent("campus-reopened", "The campus is open again.", {
  closureId: z.string(),
  plannedReopen: z.string().optional(),
});
export const campusRetired = campusEvent("campus-retired", "The campus is no more.", {});
export const venueAdded = campusEvent("venue-added", "The campus has another place for courses.", {
  venueId: z.string(),
});

export const termPlanAdopted = event(
  "courses.term-plan-adopted.v1",
  "What a campus means to offer in a term.",
  "termPlanId",
  z.object({ termPlanId: z.string(), campusId, courseCount: count }),
);
export const planLinked = event(
  "courses.planned-course-linked.v1",
  "A planned course was proposed or delivered.",
  "termPlanId",
  z.object({ termPlanId: z.string(), courseId, delivered: z.boolean() }),
);

const instructorEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`courses.${name}.v1`, summary, "instructorId", z.object({ instructorId: z.string(), ...shape }));
export const InstructorKind = z.enum(["retired-cadre", "retired-teacher", "institution", "skilled-owner"]);
export const instructorRegistered = instructorEvent("instructor-registered", "Somebody may teach.", {
  kind: InstructorKind,
});
export const instructorChecked = instructorEvent(
  "instructor-checked",
  "An instructor was checked for contact with minors.",
  { checkedOn: z.string() },
);

/** A fact about a course: its id, and what else is told. */
export const courseEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`courses.${name}.v1`, summary, "courseId", z.object({ courseId, ...shape }));

export const courseProposed = courseEvent("course-proposed", "A course was proposed.", {
  campusId,
  category: CourseCategory,
});
export const courseSideApproved = courseEvent("course-side-approved", "One side approved a course.", {
  side: z.string(),
  remaining: count,
});
export const courseApproved = courseEvent("course-approved", "The committee approved a course.", {});
export const sessionsScheduled = courseEvent("sessions-scheduled", "A course has dates.", { sessionCount: count });
export const courseOpened = courseEvent("course-opened", "Seats of a course can be booked.", {
  campusId,
  category: CourseCategory,
  capacity: count,
});
export const courseStarted = courseEvent("course-started", "The first session of a course began.", {});
export const courseSuspended = courseEvent("course-suspended", "A course rests while its campus is closed.", {
  closureId: z.string(),
});
export const courseResumed = courseEvent("course-resumed", "A course goes on after a closure.", {
  closureId: z.string(),
});
export const courseCancelled = courseEvent("course-cancelled", "A course does not take place.", {});
export const courseCompleted = courseEvent("course-completed", "The last session of a course is over.", {
  category: CourseCategory,
  skill: z.string().optional(),
  sessionCount: count,
});

const sessionEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`courses.${name}.v1`, summary, "sessionId", z.object({ sessionId, courseId, ...shape }));

export const sessionMoved = sessionEvent("session-moved", "A session takes place at another time or place.", {
  startsAt: z.string(),
});
export const sessionSuspended = sessionEvent("session-suspended", "A session does not take place for now.", {});
export const sessionResumed = sessionEvent("session-resumed", "A session takes place after all.", {});
export const sessionCancelled = sessionEvent("session-cancelled", "A session does not take place.", {});
export const bookingAttended = sessionEvent("booking-attended", "A learner was seen at a session, or excused.", {
  learnerId,
  outcome: z.enum(["present", "excused", "left"]),
  walkIn: z.boolean(),
});
export const sessionHeld = sessionEvent("session-held", "A session took place.", {
  attended: count,
  excused: count,
  noShow: count,
  instructorIds: z.array(z.string()),
});

/** Deadline of a session, which says for which of its times it was set. */
export const sessionReminderDue = sessionEvent("session-reminder-due", "Whoever is booked is to be reminded.", {
  startsAt: z.string(),
  hours: count,
});

export const certificateIssued = event(
  "courses.certificate-issued.v1",
  "A learner took part in enough of a course.",
  "certificateId",
  z.object({ certificateId: z.string(), courseId, learnerId, skill: z.string().optional() }),
);
export const feedbackGiven = courseEvent("feedback-given", "A learner answered the two questions.", {});
export const courseSuggested = campusEvent("course-suggested", "The committee is told that a skill is asked for.", {
  skill: z.string(),
  demand: count,
});

/** Deadlines of a course. */
export const courseDue = courseEvent("course-due", "A course may have started or ended.", {});
export const attendanceDue = courseEvent("attendance-due", "Who came to a course was kept long enough.", {});
export const auditDue = courseEvent("audit-due", "It is night: the seats of a course are counted again.", {});
