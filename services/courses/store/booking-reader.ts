import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { isIn, mustBeOfHousehold } from "../domain/access.ts";
import type { Course } from "../domain/course/course.ts";
import { courseOfBooking } from "../domain/ids.ts";
import type { Booking } from "../domain/seats/booking.ts";
import type { KnownBooking } from "../domain/seats/booking-view.ts";
import { mustNotHaveAttended } from "../domain/seats/release.ts";
import { type Entry, entryOfBooking, knows, markOf, type Seats } from "../domain/seats/seats.ts";
import type { Session } from "../domain/session/session.ts";
import { bookingIn, bookingKey } from "./booking-store.ts";
import { courseStore } from "./course-store.ts";
import { learnerStore } from "./learner-store.ts";
import { seatsIn, seatsKey } from "./seat-store.ts";
import { sessionStore } from "./session-store.ts";

/** What is known of a booking: the seats of its course, its entry while it is active, its row where it is there. */
export type FoundBooking = {
  readonly bookingId: string;
  readonly seats: Seats;
  readonly row: Partial<Booking> | undefined;
  readonly entry: Entry | undefined;
  /** The command was done before, so whoever sends it again was in the booking: its id holds the caller and the path. */
  readonly isDone: boolean;
};

/**
 * Reads a booking and the seats of its course at once. Refuses `not-found` where neither knows of it, nor of the
 * `command`: a booking that was given up is gone from the seats a moment before its row is there.
 */
export const readBooking = async (
  table: CommunityTable,
  bookingId: string,
  command?: Command,
): Promise<FoundBooking> => {
  const keys = [seatsKey(table.scope, courseOfBooking(bookingId)), bookingKey(table.scope, bookingId)];
  const [seatsItem, rowItem] = await table.getMany(keys);
  const seats = seatsIn(seatsItem) ?? refuse("not-found");
  const row = bookingIn(rowItem);
  const entry = entryOfBooking(seats, bookingId, row?.learnerId);
  const isDone = command !== undefined && knows(seats, markOf(command)) !== undefined;
  return row || entry || isDone ? { bookingId, seats, row, entry, isDone } : refuse("not-found");
};

export const learnerOf = ({ row, entry }: FoundBooking): string => entry?.learnerId ?? row?.learnerId ?? "";

/** Refuses as `not-found` whoever is not in the booking, nor might book for its learner. */
export const mustBeTheirs = async (table: CommunityTable, caller: Caller, found: FoundBooking): Promise<void> => {
  const learnerId = learnerOf(found);
  if (found.isDone || isIn(caller, { learnerId, bookerId: found.row?.bookerId })) return;
  const own = actingPerson(caller).personId;
  const known = await learnerStore(table).list([own, learnerId]);
  const [mine, theirs] = [own, learnerId].map((id) => known.find((learner) => learner.learnerId === id));
  mustBeOfHousehold(mine, theirs);
};

type Before = Pick<FoundBooking, "bookingId" | "row"> & Partial<Pick<FoundBooking, "entry">>;

/** The booking as the seats are now, for whoever looks next. */
export const foundIn = ({ bookingId, row, entry: before }: Before, seats: Seats): FoundBooking => {
  const learnerId = before?.learnerId ?? row?.learnerId;
  const entry = entryOfBooking(seats, bookingId, learnerId);
  return { bookingId, seats, row: learnerId === undefined ? row : { ...row, learnerId }, entry, isDone: false };
};

export const mustBeActive = (entry: Entry | undefined): Entry =>
  entry ?? refuse("wrong-state", { state: "ended", allowedVerbs: [] });

/** A course with its sessions, which know who was there. */
type Taught = { readonly course: Course; readonly sessions: readonly Session[] };

export const withSessions = async (table: CommunityTable, course: Course): Promise<Taught> => ({
  course,
  sessions: await sessionStore(table).getEach(course.sessions.map(({ sessionId }) => sessionId)),
});

export const readTaught = async (table: CommunityTable, courseId: string): Promise<Taught> =>
  withSessions(table, (await courseStore(table).get(courseId)).state);

/** What is over is looked at only once the course has begun. */
export const mustBeOpenStill = async (
  { entry, seats }: FoundBooking,
  at: Instant,
  taught: () => Promise<Taught>,
): Promise<void> => {
  if (entry && seats.startsAt <= at) mustNotHaveAttended({ entry, at, ...(await taught()) });
};

/** What a view begins with. */
export const toldOf = ({ bookingId, row, entry }: FoundBooking): KnownBooking => ({
  ...row,
  bookingId,
  ...(entry && { learnerId: entry.learnerId }),
});
