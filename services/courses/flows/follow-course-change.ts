import type { Heard } from "#shared/events/consumer.ts";
import { stepOf } from "#shared/table/journal.ts";
import type { Item } from "#shared/table/table.ts";
import type { Course, Dated } from "../domain/course/course.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { endSome, endUnused } from "../domain/seats/release.ts";
import type { Seats } from "../domain/seats/seats.ts";
import { close, reopen, suspendSome } from "../domain/seats/suspend.ts";
import { keptUntil } from "../domain/session/forget.ts";
import { follow, followCourse, type Session } from "../domain/session/session.ts";
import type { coursesReactions } from "../reactions.ts";
import { awardCertificates } from "../store/awarding.ts";
import { attendanceDeadline, courseStore } from "../store/course-store.ts";
import { seatStore } from "../store/seat-store.ts";
import { sessionStore } from "../store/session-store.ts";
import { tendSeats } from "../store/tending.ts";
import { releasedDays, usedDayKeys } from "../store/venue-store.ts";

type CourseChanged = Heard<typeof coursesReactions.followWhenCourseChanged>;

/** A session that is off for good gives its venue back in the same commit. */
const cancelSession = async ({ table, command }: CourseChanged, dated: Dated): Promise<void> => {
  const { sessionId } = dated;
  const { state } = await sessionStore(table).get(sessionId);
  if (state.status === "cancelled") return;
  const keys = usedDayKeys(table.scope, state);
  const verb = (current: Session, days: readonly (Item | undefined)[]) => {
    const cancelled = follow(current, dated);
    return cancelled && { ...cancelled, also: releasedDays(sessionId, keys, days) };
  };
  await sessionStore(table).decide(sessionId, command, verb, keys);
};

const followSessions = async (heard: CourseChanged, course: Course): Promise<void> => {
  const { table, command } = heard;
  for (const dated of course.sessions)
    if (dated.status === "cancelled") await cancelSession(heard, dated);
    else await sessionStore(table).decide(dated.sessionId, command, (current) => followCourse(current, dated, course));
};

const suspendSeats = async ({ table, command }: CourseChanged, courseId: string, closureId: string): Promise<void> => {
  const seats = seatStore(table);
  await seats.decide(courseId, command, (current) => close(current, closureId));
  await seats.exhaust(courseId, command, suspendSome);
};

/** The closure that the seats are closed for is over: they open again, unless another began meanwhile. */
const resumeSeats = async (
  { table, now, command, community }: CourseChanged,
  { courseId, closureId }: Seats,
): Promise<void> => {
  if (!closureId) return;
  const card = await community();
  await seatStore(table).decide(courseId, command, (current) => reopen(current, closureId, now, card.policy));
  await tendSeats(table, courseId, command, lookOf(card, now));
};

const closeForGood = async ({ table, command }: CourseChanged, courseId: string, isOff: boolean): Promise<void> => {
  const seats = seatStore(table);
  await seats.decide(courseId, command, (current) => close(current));
  await seats.exhaust(courseId, command, isOff ? endSome : endUnused);
};

const followSeats = async (heard: CourseChanged, course: Course, seats: Seats): Promise<void> => {
  const { courseId, status } = course;
  if (status === "suspended") await suspendSeats(heard, courseId, course.closureId);
  else if (status === "cancelled" || status === "completed")
    await closeForGood(heard, courseId, status === "cancelled");
  else await resumeSeats(heard, seats);
};

/**
 * Sessions and seats follow the course as it is, whatever was heard of it: some at a time, each step conditional, so
 * that a crash in the middle is finished by the next delivery. The seats are read first: a closure they name is over
 * if the course, read after them, is not suspended. Whoever finds that the course changed meanwhile follows it again,
 * so that whichever delivery ends last leaves them as the course is.
 */
export const followCourseChange = async (heard: CourseChanged) => {
  const { event, table, command } = heard;
  const { courseId } = event.data;
  for (let followed = 0; ; ) {
    const seats = await seatStore(table).find(courseId);
    const { state: course, version } = await courseStore(table).get(courseId);
    if (version === followed) return;
    followed = version;
    const step = { ...heard, command: stepOf(command, `course ${version}`) };
    await followSessions(step, course);
    if (seats) await followSeats(step, course, seats);
    const kept = keptUntil(course, (await heard.community()).policy);
    if (kept) await table.write(attendanceDeadline(table.scope, courseId, kept));
    if (course.status === "completed") await awardCertificates(table, course, step.command);
  }
};
