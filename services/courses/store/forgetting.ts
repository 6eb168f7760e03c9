import { sequenceOf } from "#shared/events/contract.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { certificateIdOf } from "../domain/course/certificate.ts";
import type { Course } from "../domain/course/course.ts";
import type { Booking } from "../domain/seats/booking.ts";
import { entriesOf, type Seats } from "../domain/seats/seats.ts";
import { forgetAttendance, forgetSome } from "../domain/session/forget.ts";
import type { Session } from "../domain/session/session.ts";
import { bookingStore } from "./booking-store.ts";
import { certificateStore } from "./certificate-store.ts";
import { everySeats, seatsWith } from "./ending.ts";
import { learnerStore } from "./learner-store.ts";
import { priorityStore } from "./priority-store.ts";
import { seatStore } from "./seat-store.ts";
import { sessionStore } from "./session-store.ts";

/** Whether a child has anything in any course: by the seats themselves, for rows and their index are late. */
const isBooked = async (table: CommunityTable, learnerId: string): Promise<boolean> => {
  for await (const _ of seatsWith(table, learnerId)) return true;
  return false;
};

/**
 * No guardian said yes: of the child's booking nothing is kept but that there was one, and of the child's
 * name nothing unless another booking of theirs needs it. Source: 儿童个人信息网络保护规定.
 */
export const forgetChild = async (table: CommunityTable, bookingId: string, sequence: string): Promise<void> => {
  const bookings = bookingStore(table);
  const booking = await bookings.find(bookingId);
  if (!booking?.isMinor) return;
  if (!(await isBooked(table, booking.learnerId))) await learnerStore(table).forgetName(booking.learnerId);
  await bookings.blank(bookingId, sequence);
};

/** Who is known in a course: by a seat or a place in its list, by a row, or as somebody who came. */
const knownIn = (seats: Seats | undefined, rows: readonly Booking[], sessions: readonly Session[]): Set<string> =>
  new Set([
    ...(seats ? entriesOf(seats).map(({ learnerId }) => learnerId) : []),
    ...rows.map(({ learnerId }) => learnerId),
    ...sessions.flatMap(({ attendance }) => Object.keys(attendance)),
  ]);

/** Whoever has nothing in any other course is known by no name. */
const forgetNames = async (table: CommunityTable, courseId: string, known: ReadonlySet<string>): Promise<void> => {
  const elsewhere = new Set<string>();
  for await (const seats of everySeats(table))
    if (seats.courseId !== courseId) for (const { learnerId } of entriesOf(seats)) elsewhere.add(learnerId);
  for (const learnerId of known) if (!elsewhere.has(learnerId)) await learnerStore(table).forgetName(learnerId);
};

const forgetSession = async (
  table: CommunityTable,
  { sessionId, attendance }: Session,
  command: Command,
): Promise<void> => {
  for (const learnerId of Object.keys(attendance)) await learnerStore(table).forgive(learnerId, sessionId);
  await sessionStore(table).decide(sessionId, command, forgetAttendance);
};

/** Who has a certificate of the course keeps it, and what it is printed from: their booking and their name. */
const certifiedIn = async (
  table: CommunityTable,
  courseId: string,
  known: ReadonlySet<string>,
): Promise<Set<string>> => {
  const ids = [...known].map((learnerId) => certificateIdOf(courseId, learnerId));
  return new Set((await certificateStore(table).getEach(ids)).map(({ learnerId }) => learnerId));
};

/**
 * A course was over long ago: nobody is known any more to have had a seat or to have come, but by a certificate. Names
 * come first, for they are found by what is forgotten after them.
 */
export const forgetCourse = async (
  table: CommunityTable,
  { courseId, sessions }: Pick<Course, "courseId" | "sessions">,
  command: Command,
): Promise<void> => {
  const seats = await seatStore(table).find(courseId);
  const rows = await bookingStore(table).allOfCourse(courseId);
  const held = await sessionStore(table).getEach(sessions.map(({ sessionId }) => sessionId));
  const known = knownIn(seats, rows, held);
  const certified = await certifiedIn(table, courseId, known);
  await forgetNames(table, courseId, new Set([...known].filter((learnerId) => !certified.has(learnerId))));
  await priorityStore(table).clear(courseId);
  const sequence = sequenceOf((seats?.version ?? 0) + 1, 0);
  for (const { bookingId, learnerId } of rows)
    if (!certified.has(learnerId)) await bookingStore(table).blank(bookingId, sequence);
  for (const session of held) await forgetSession(table, session, command);
  if (seats) await seatStore(table).exhaust(courseId, command, forgetSome);
};
