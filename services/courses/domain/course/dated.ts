import type { Instant } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import type { Span } from "../session/schedule.ts";
import { type Course, courseLifecycle, type Dated } from "./course.ts";

const withDated = (subject: Course, sessionId: string, change: Partial<Dated>): Course =>
  ({
    ...subject,
    sessions: subject.sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...change } : each)),
  }) as Course;

/** The course with one session at another time; the session tells of it. */
export const moveDated = (current: Course, sessionId: string, span: Span, at: Instant) => {
  const subject = courseLifecycle.allow("moveSession", current);
  if (span.startsAt <= at) refuseField("/day", "in-the-past");
  return { state: withDated(subject, sessionId, { startsAt: span.startsAt, endsAt: span.endsAt }), facts: [] };
};

/** The course without one session; the session tells of it. */
export const cancelDated = (current: Course, sessionId: string) => {
  const subject = courseLifecycle.allow("cancelSession", current);
  return { state: withDated(subject, sessionId, { status: "cancelled" }), facts: [] };
};

/** The course with one session held. */
export const holdDated = (current: Course, sessionId: string) => {
  const subject = courseLifecycle.allow("holdSession", current);
  return { state: withDated(subject, sessionId, { status: "held" }), facts: [] };
};
