import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Span } from "../session/schedule.ts";
import { type Course, courseLifecycle, type Dated } from "./course.ts";

const withDated = (subject: Course, sessionId: string, change: Partial<Dated>): Course =>
  ({
    ...subject,
    sessions: subject.sessions.map((each) => (each.sessionId === sessionId ? { ...each, ...change } : each)),
  }) as Course;

/** Whether a session may be held at another time: one to come, one that rests, and one that was lost in a closure. */
const isMovable = ({ status, lostTo }: Dated): boolean =>
  status === "scheduled" || status === "suspended" || (status === "cancelled" && lostTo !== undefined);

/** The course of a session that may be held at another time. */
export const mustBeMovable = (current: Course, sessionId: string) => {
  const subject = courseLifecycle.allow("moveSession", current);
  const dated = subject.sessions.find((each) => each.sessionId === sessionId) ?? refuse("not-found");
  if (!isMovable(dated)) refuse("wrong-state", { state: dated.status, allowedVerbs: [] }, "session");
  return subject;
};

/** As what it is held there: while its course rests it rests too. */
export const movedAs = ({ status }: Course) => (status === "suspended" ? "suspended" : "scheduled");

/** The course with one session at another time; the session tells of it. One that was lost in a closure is made up for. */
export const moveDated = (current: Course, sessionId: string, { startsAt, endsAt }: Span, at: Instant) => {
  const subject = mustBeMovable(current, sessionId);
  if (startsAt <= at) refuseField("/day", "in-the-past");
  const state = withDated(subject, sessionId, { startsAt, endsAt, status: movedAs(subject), lostTo: undefined });
  return { state, facts: [] };
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
