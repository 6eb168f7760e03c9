import { courseResumed } from "#shared/contracts/courses.ts";
import { consumer, type Heard } from "#shared/events/consumer.ts";
import type { Course } from "../domain/course.ts";
import { endSome } from "../domain/releasing.ts";
import { follow } from "../domain/session.ts";
import { close, reopen, suspendSome } from "../domain/suspending.ts";
import { coursesReactions } from "../reactions.ts";
import { awardCertificates } from "../store/awarding.ts";
import { courseStore } from "../store/course-store.ts";
import { seatStore } from "../store/seat-store.ts";
import { sessionStore } from "../store/session-store.ts";
import { tendSeats } from "../store/tending.ts";

const reaction = coursesReactions.followWhenCourseChanged;
type Hearing = Heard<typeof reaction>;

const followSessions = async ({ table, command }: Hearing, { sessions }: Course): Promise<void> => {
  for (const dated of sessions)
    await sessionStore(table).decide(dated.sessionId, command, (current) => follow(current, dated));
};

const suspendSeats = async ({ table, command }: Hearing, courseId: string, closureId: string): Promise<void> => {
  const seats = seatStore(table);
  await seats.decide(courseId, command, (current) => close(current, closureId));
  await seats.exhaust(courseId, command, suspendSome);
};

const resumeSeats = async ({ event, table, now, command, community }: Hearing, courseId: string): Promise<void> => {
  if (event.type !== courseResumed.type) return;
  const { closureId } = event.data as { closureId: string };
  const { timeZone, policy } = await community();
  await seatStore(table).decide(courseId, command, (current) => reopen(current, closureId, now, policy));
  await tendSeats(table, courseId, command, { at: now, timeZone, policy });
};

const closeForGood = async ({ table, command }: Hearing, courseId: string, isOff: boolean): Promise<void> => {
  const seats = seatStore(table);
  await seats.decide(courseId, command, (current) => close(current));
  if (isOff) await seats.exhaust(courseId, command, endSome);
};

const followSeats = async (heard: Hearing, course: Course): Promise<void> => {
  const { courseId, status } = course;
  if (!(await seatStore(heard.table).find(courseId))) return;
  if (status === "suspended") await suspendSeats(heard, courseId, course.closureId);
  else if (status === "cancelled" || status === "completed")
    await closeForGood(heard, courseId, status === "cancelled");
  else await resumeSeats(heard, courseId);
};

/**
 * Sessions and seats follow the course as it is, whatever was heard of it: some at a time, each step conditional, so
 * that a crash in the middle is finished by the next delivery. Whoever finds that the course changed meanwhile
 * follows it again, so that whichever delivery ends last leaves them as the course is.
 */
export const followWhenCourseChanged = consumer(reaction, async (heard) => {
  const { event, table } = heard;
  const courses = courseStore(table);
  let followed = await courses.get(event.data.courseId);
  for (let latest: typeof followed | undefined; latest?.version !== followed.version; ) {
    if (latest) followed = latest;
    await followSessions(heard, followed.state);
    await followSeats(heard, followed.state);
    latest = await courses.get(event.data.courseId);
  }
  if (followed.state.status === "completed") await awardCertificates(table, followed.state, heard.command);
});
