import { courseResumed, courseSuspended } from "#shared/contracts/courses.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { type Course, courseLifecycle, type Dated } from "./course.ts";

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

const afterClosure = (dated: Dated, lostTo: string, at: Instant): Dated =>
  dated.startsAt > at ? { ...dated, status: "scheduled" } : { ...dated, status: "cancelled", lostTo };

/** The campus is open again: the course goes on; what would have been meanwhile is lost, unless it is made up for. */
export const resume = (current: Course, at: Instant) => {
  if (current.status !== "suspended") return undefined;
  const { resumesTo, closureId, ...subject } = courseLifecycle.allow("resume", current);
  const sessions = subject.sessions.map((each) =>
    each.status === "suspended" ? afterClosure(each, closureId, at) : each,
  );
  const state = { ...subject, status: resumesTo, sessions } as Course;
  return { state, facts: [courseResumed({ courseId: subject.courseId, closureId })] };
};
