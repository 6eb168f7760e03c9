import { stored } from "#shared/table/entity.ts";
import { indexKeys } from "#shared/table/layout.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, CursorInvalid, type Item, type Key, type Paging, type Query } from "#shared/table/table.ts";
import { courseOfBooking } from "../domain/ids.ts";
import { Booking, type BookingFact, bookingAfter } from "../domain/seats/booking.ts";

const rowPrefix = "BOOKING#";
const mostInOneRead = 100;

export const bookingKey = (scope: CommunityScope, bookingId: string): Key =>
  scope.key(["ROSTER", courseOfBooking(bookingId)], `${rowPrefix}${bookingId}`);

export const bookingIn = (item: Item | undefined): Booking | undefined =>
  item?.card === undefined ? undefined : Booking.parse(item.card);

type BookingIndex = Pick<Query, "index" | "partition">;

/** When a booking was made, apart from every other: its place in the lists of bookings. */
const momentOf = ({ bookedAt, bookingId }: Booking): string => `${bookedAt}#${bookingId}`;

const cursorAt = (moment: string): string => Buffer.from(moment).toString("base64url");

const momentIn = (cursor: string): string => {
  const moment = Buffer.from(cursor, "base64url").toString();
  if (!/^[0-9TZ:.-]{24}#bkg_[a-z2-7]+$/.test(moment)) throw new CursorInvalid();
  return moment;
};

/** A fact about a booking, and where it stands in the order of the course's seats. */
export type Heard = BookingFact & { readonly at: string; readonly sequence: string };

/**
 * The rows of bookings, which follow the seats: each fact writes the row as it is from then on, unless a later one
 * had written it. Nothing that is done with a booking waits for its row.
 */
export const bookingStore = (table: CommunityTable) => {
  const { scope } = table;

  const find = async (bookingId: string): Promise<Booking | undefined> =>
    bookingIn(await table.get(bookingKey(scope, bookingId)));

  /** The rows that are there, by the id of the booking. */
  const findEach = async (ids: readonly string[]): Promise<ReadonlyMap<string, Booking>> => {
    const found = new Map<string, Booking>();
    for (let at = 0; at < ids.length; at += mostInOneRead) {
      const keys = ids.slice(at, at + mostInOneRead).map((id) => bookingKey(scope, id));
      for (const item of await table.getMany(keys)) {
        const booking = bookingIn(item);
        if (booking) found.set(booking.bookingId, booking);
      }
    }
    return found;
  };

  /** A row with the place of its latest fact. */
  const findWith = async (bookingId: string) => {
    const item = await table.get(bookingKey(scope, bookingId));
    const booking = bookingIn(item);
    return item && booking && { booking, sequence: String(item.sequence) };
  };

  const rowOf = (booking: Booking, sequence: string): Item => {
    const { bookingId, bookerId, learnerId } = booking;
    const sort = momentOf(booking);
    const isForOther = bookerId !== learnerId;
    const item = {
      ...bookingKey(scope, bookingId),
      sequence,
      card: booking,
      [indexKeys.first.partition]: scope.partition("BOOKER", bookerId),
      [indexKeys.first.sort]: sort,
      ...(isForOther && {
        [indexKeys.second.partition]: scope.partition("LEARNER-BOOKINGS", learnerId),
        [indexKeys.second.sort]: sort,
      }),
    };
    return stored(item) as Item;
  };

  /** Writes the row unless it stands at a later fact. */
  const write = async (booking: Booking, sequence: string): Promise<void> => {
    const when = [{ path: ["sequence"], is: "below", value: sequence }] as const;
    try {
      await table.write({ put: rowOf(booking, sequence), when });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  /** Follows one fact. Answers whether the row's beginning was known: else the journal must tell it. */
  const follow = async (bookingId: string, heard: Heard): Promise<boolean> => {
    const item = await table.get(bookingKey(scope, bookingId));
    if (item && String(item.sequence) >= heard.sequence) return true;
    const after = bookingAfter(bookingIn(item), heard, heard.at);
    if (after) await write(after, heard.sequence);
    return after !== undefined;
  };

  const madeBy = (personId: string): BookingIndex => ({
    index: "first",
    partition: scope.partition("BOOKER", personId),
  });
  const madeFor = (learnerId: string): BookingIndex => ({
    index: "second",
    partition: scope.partition("LEARNER-BOOKINGS", learnerId),
  });

  /** The latest of those in one place, from before a moment on. */
  const latestIn = async (place: BookingIndex, before: string | undefined, count: number): Promise<Booking[]> => {
    const found: Booking[] = [];
    const query = { ...place, reverse: true, limit: count + 1, ...(before && { to: before }) };
    for await (const items of pagesOf(table, query)) {
      const bookings = items.map(({ card }) => Booking.parse(card));
      found.push(...bookings.filter((booking) => before === undefined || momentOf(booking) < before));
      if (found.length >= count) break;
    }
    return found;
  };

  /**
   * The bookings that a person made, and those that anybody made for one of `learnerIds`, the latest first. They lie
   * in several places, and the cursor is a moment in all of them.
   */
  const listOf = async (personId: string, learnerIds: readonly string[], { limit, cursor }: Paging) => {
    const before = cursor === undefined ? undefined : momentIn(cursor);
    const places = [madeBy(personId), ...learnerIds.map(madeFor)];
    const found = await Promise.all(places.map((place) => latestIn(place, before, limit + 1)));
    const own = new Map(found.flat().map((booking) => [momentOf(booking), booking]));
    const moments = [...own.keys()].toSorted().toReversed();
    const items = moments.slice(0, limit).flatMap((moment) => own.get(moment) ?? []);
    const last = moments[limit - 1];
    return { items, ...(last && moments.length > limit && { nextCursor: cursorAt(last) }) };
  };

  /** All bookings that a person made, or that somebody else made for them. */
  const allOf = async (learnerId: string): Promise<Booking[]> => {
    const found: Booking[] = [];
    for (const place of [madeBy(learnerId), madeFor(learnerId)])
      for await (const items of pagesOf(table, { ...place, limit: 100 }))
        found.push(...items.map(({ card }) => Booking.parse(card)));
    return found;
  };

  /** Every row of a course, for the audit. */
  const allOfCourse = async (courseId: string): Promise<Booking[]> => {
    const found: Booking[] = [];
    const partition = scope.partition("ROSTER", courseId);
    for await (const items of pagesOf(table, { partition, prefix: rowPrefix, limit: 1000 }))
      found.push(...items.flatMap((item) => bookingIn(item) ?? []));
    return found;
  };

  /** Leaves of a row nothing but that there was one, so that no late fact brings it back. */
  const blank = async (bookingId: string, sequence: string): Promise<void> => {
    await table.write({ put: { ...bookingKey(scope, bookingId), sequence } });
  };

  return { find, findEach, findWith, follow, write, listOf, allOf, allOfCourse, blank };
};
