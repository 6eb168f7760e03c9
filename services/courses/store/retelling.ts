import { firstSequence, sequenceOf } from "#shared/events/contract.ts";
import type { JournalEntry } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { courseOfBooking } from "../domain/ids.ts";
import { type Booking, bookingAfter, isAboutBooking } from "../domain/seats/booking.ts";
import { bookingStore } from "./booking-store.ts";
import { learnerStore } from "./learner-store.ts";
import { seatStore } from "./seat-store.ts";

type Retold = { readonly booking: Booking; readonly sequence: string };

const isOf =
  (bookingId: string) =>
  ({ type, data }: JournalEntry["facts"][number]): boolean =>
    data.bookingId === bookingId && isAboutBooking({ type, data });

/** A booking as the journal of its seats tells it; nothing where the journal does not know of it yet. */
const retold = (entries: readonly JournalEntry[], bookingId: string): Retold | undefined => {
  let booking: Booking | undefined;
  let sequence = firstSequence;
  for (const { at, version, facts } of entries)
    for (const [nth, fact] of facts.entries()) {
      if (!isOf(bookingId)(fact)) continue;
      booking = bookingAfter(booking, fact, at) ?? booking;
      sequence = sequenceOf(version, nth);
    }
  return booking && { booking, sequence };
};

/** Writes the rows of bookings anew from the journal of their course's seats: for those that are missing or behind. */
export const retellBookings = async (
  table: CommunityTable,
  courseId: string,
  bookingIds: readonly string[],
): Promise<Booking[]> => {
  if (bookingIds.length === 0) return [];
  const entries = await seatStore(table).journal(courseId);
  const all = bookingIds.flatMap((bookingId) => retold(entries, bookingId) ?? []);
  for (const { booking, sequence } of all) await bookingStore(table).write(booking, sequence);
  return all.map(({ booking }) => booking);
};

/** A booking by its row, or by the journal where the row is not there yet. Throws where neither knows it. */
export const mustTell = async (table: CommunityTable, bookingId: string): Promise<Booking> => {
  const row = await bookingStore(table).find(bookingId);
  const [told] = row ? [row] : await retellBookings(table, courseOfBooking(bookingId), [bookingId]);
  if (!told) throw new Error(`nothing is known of ${bookingId}`);
  return told;
};

/** The same of many bookings of one course, a page of rows at a time. */
export const tellEach = async (table: CommunityTable, courseId: string, ids: readonly string[]): Promise<Booking[]> => {
  const rows = await bookingStore(table).findEach(ids);
  const missing = ids.filter((id) => !rows.has(id));
  return [...rows.values(), ...(await retellBookings(table, courseId, missing))];
};

/** Who is told of these bookings: whoever booked, and the guardians of children. */
export const peopleOfEach = async (table: CommunityTable, bookings: readonly Booking[]): Promise<Set<string>> => {
  const learners = await learnerStore(table).list([...new Set(bookings.map(({ learnerId }) => learnerId))]);
  const bookers = bookings.map(({ bookerId }) => bookerId);
  return new Set([...bookers, ...learners.flatMap(({ guardianIds = [] }) => guardianIds)]);
};

/** Who is told of a booking. */
export const peopleOf = async (table: CommunityTable, bookingId: string): Promise<Set<string>> =>
  peopleOfEach(table, [await mustTell(table, bookingId)]);
