import { stored } from "#shared/table/entity.ts";
import { indexKeys } from "#shared/table/layout.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Key } from "#shared/table/table.ts";
import { Booking, type BookingFact, bookingAfter } from "../domain/booking.ts";
import { courseOfBooking } from "../domain/ids.ts";

const rowPrefix = "BOOKING#";

export const bookingKey = (scope: CommunityScope, bookingId: string): Key =>
  scope.key(["ROSTER", courseOfBooking(bookingId)], `${rowPrefix}${bookingId}`);

export const bookingIn = (item: Item | undefined): Booking | undefined =>
  item?.card === undefined ? undefined : Booking.parse(item.card);

type Paging = { readonly limit: number; readonly cursor?: string | undefined };

/** A fact about a booking, and where it stands in the order of the course's seats. */
export type Heard = BookingFact & { readonly at: string; readonly sequence: string };

/**
 * The rows of bookings, which follow the seats: each fact writes the row as it is from then on, unless a later one
 * had written it. Nothing that is done with a booking waits for its row.
 */
export const bookingStore = (table: ScopedTable<CommunityScope>) => {
  const { scope } = table;

  const find = async (bookingId: string): Promise<Booking | undefined> =>
    bookingIn(await table.get(bookingKey(scope, bookingId)));

  const rowOf = (booking: Booking, sequence: string): Item => {
    const { bookingId, bookerId, learnerId, bookedAt } = booking;
    const sort = `${bookedAt}#${bookingId}`;
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

  /** A person's own bookings, the latest first. */
  const listOf = async (personId: string, { limit, cursor }: Paging) => {
    const partition = scope.partition("BOOKER", personId);
    const page = await table.query({ index: "first", partition, reverse: true, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => Booking.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** All bookings that a person made, or that somebody else made for them. */
  const allOf = async (learnerId: string): Promise<Booking[]> => {
    const own = { index: "first", partition: scope.partition("BOOKER", learnerId), limit: 100 } as const;
    const others = { index: "second", partition: scope.partition("LEARNER-BOOKINGS", learnerId), limit: 100 } as const;
    const found: Booking[] = [];
    for (const query of [own, others])
      for await (const items of pagesOf(table, query)) found.push(...items.map(({ card }) => Booking.parse(card)));
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

  return { find, follow, write, listOf, allOf, allOfCourse, blank };
};
