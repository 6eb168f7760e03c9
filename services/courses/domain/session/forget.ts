import { dayIn, type Instant, plusMonths } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import type { Course } from "../course/course.ts";
import { batchSize } from "../seats/release.ts";
import { entriesOf, type Move, type Seats } from "../seats/seats.ts";
import type { Session } from "./session.ts";

const overAt = (course: Course): Instant | undefined => {
  if (course.status === "completed") return course.completedAt;
  return course.status === "cancelled" ? course.ended.at : undefined;
};

/** Until when it is kept who had a seat in a course and who came; nothing while it goes on. */
export const keptUntil = (course: Course, policy: OwnPolicy): Instant | undefined => {
  const over = overAt(course);
  if (!over) return undefined;
  return `${plusMonths(dayIn("UTC", over), numberOf("attendanceKeptMonths", policy))}${over.slice("2026-03-02".length)}`;
};

/** Nobody is known to have been at the session any more; nothing where nobody is. */
export const forgetAttendance = (current: Session) =>
  Object.keys(current.attendance).length > 0 ? { state: { ...current, attendance: {} }, facts: [] } : undefined;

/** Nobody is known to have had a seat any more, some at a time; nothing where nobody is left. */
export const forgetSome = (seats: Seats): Move | undefined => {
  const some = entriesOf(seats).slice(0, batchSize);
  const [waiting, seated] = [true, false].map((waits) =>
    some.filter(({ status }) => (status === "waiting") === waits).map(({ learnerId }) => [learnerId, undefined]),
  );
  const [queued, left] = [waiting?.length ?? 0, seated?.length ?? 0];
  if (some.length === 0) return undefined;
  return {
    facts: [],
    add: { ...(left > 0 && { left }), ...(queued > 0 && { queued: -queued }) },
    seats: Object.fromEntries(seated ?? []),
    waiting: Object.fromEntries(waiting ?? []),
  };
};
