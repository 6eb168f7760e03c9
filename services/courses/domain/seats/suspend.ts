import {
  bookingConfirmed,
  bookingSuspended,
  offerRecalled,
  seatsClosed,
  seatsReopened,
} from "#shared/contracts/course-seats.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { batchSize } from "./release.ts";
import { type ActiveStatus, type Entry, entriesOf, idsOf, type Move, type Seat, type Seats } from "./seats.ts";

/** No seat is booked or offered any more; nothing where it is so already. */
export const close = (seats: Seats, closureId?: string): Move | undefined => {
  const isSo = !seats.isOpen && seats.closureId === closureId;
  if (isSo) return undefined;
  const { courseId } = seats;
  return {
    facts: [seatsClosed({ courseId, closureId })],
    scalars: { isOpen: false, closureId, rightUntil: undefined },
  };
};

/** Offers that are recalled: the learners wait again, in the places they had, before whoever came after them. */
const recalled = (seats: Seats, offered: readonly Entry[]): Move => {
  const places = offered.flatMap(({ learnerId }) => {
    const seat = seats.seats[learnerId];
    return typeof seat === "object" && seat.as === "offered" ? [[learnerId, seat] as const] : [];
  });
  return {
    facts: offered.map((entry) => offerRecalled(idsOf(seats, entry))),
    add: { left: places.length, queued: places.length, reorderings: 1 },
    seats: Object.fromEntries(places.map(([learnerId]) => [learnerId, undefined])),
    waiting: Object.fromEntries(
      places.map(([learnerId, { mark, priority, ticket }]) => [learnerId, { mark, priority, ticket }]),
    ),
  };
};

/** Enough of a closure's digest to tell it from the next. */
const closureMark = (closureId: string): string => digest([closureId], 6);

const suspended = (seats: Seats, entries: readonly Entry[], closureId: string): Move => ({
  facts: entries.map((entry) => bookingSuspended({ ...idsOf(seats, entry), closureId })),
  seats: Object.fromEntries(
    entries.map(({ learnerId, mark }) => [
      learnerId,
      { mark, as: "suspended", closure: closureMark(closureId) } satisfies Seat,
    ]),
  ),
  needs: { closureId },
});

/** Whoever a closure concerns and it did not reach yet: with a seat, kept since the closure before or not. */
const isUnreached = (seats: Seats, { learnerId, status }: Entry, closureId: string): boolean => {
  const seat = seats.seats[learnerId];
  if (typeof seat !== "object" || seat.as !== "suspended") return status === "confirmed";
  return seat.closure !== closureMark(closureId);
};

const someWith = (seats: Seats, status: ActiveStatus): Entry[] =>
  entriesOf(seats)
    .filter((entry) => entry.status === status)
    .slice(0, batchSize);

/**
 * While the campus is closed: offers are recalled and bookings suspended, some at a time, those too that rested since
 * an earlier closure; then nothing.
 */
export const suspendSome = (seats: Seats): Move | undefined => {
  const { closureId } = seats;
  if (!closureId) return undefined;
  const offered = someWith(seats, "offered");
  if (offered.length > 0) return { ...recalled(seats, offered), needs: { closureId } };
  const unreached = entriesOf(seats).filter((entry) => isUnreached(seats, entry, closureId));
  return unreached.length > 0 ? suspended(seats, unreached.slice(0, batchSize), closureId) : undefined;
};

/** For some days those whose booking was suspended may keep it, before anybody else books. */
const firstRight = (seats: Seats, at: Instant, policy: OwnPolicy): Move["scalars"] => {
  if (someWith(seats, "suspended").length === 0) return undefined;
  const rightUntil = plusMinutes(at, 24 * 60 * numberOf("firstRightDays", policy));
  return { rightUntil, opensAt: rightUntil };
};

/** After a closure seats can be booked again: first by those who had them. */
export const reopen = (seats: Seats, closureId: string, at: Instant, policy: OwnPolicy): Move | undefined => {
  if (seats.closureId !== closureId) return undefined;
  const facts = [seatsReopened({ courseId: seats.courseId, closureId })];
  return { facts, scalars: { isOpen: true, closureId: undefined, ...firstRight(seats, at, policy) } };
};

/**
 * While the community is suspended nothing runs out on members who may not act: offers are recalled, some at a time,
 * and the first right after a closure has no end. What is held of a child without a guardian's yes still lapses: so
 * long, and no longer, may it be kept.
 */
export const pause = (seats: Seats): Move | undefined => {
  const offered = someWith(seats, "offered");
  if (offered.length > 0) return recalled(seats, offered);
  return seats.rightUntil === undefined ? undefined : { facts: [], scalars: { rightUntil: undefined } };
};

/** Members may act again: a first right without an end begins anew. Nothing where there is none. */
export const unpause = (seats: Seats, at: Instant, policy: OwnPolicy): Move | undefined => {
  const isEndless = seats.isOpen && seats.rightUntil === undefined;
  const scalars = isEndless ? firstRight(seats, at, policy) : undefined;
  return scalars && { facts: [], scalars };
};

/** Whoever had a seat before the closure keeps it. Refuses while the campus is closed, and after the first right. */
export const keep = (seats: Seats, entry: Entry, mark: string, at: Instant): Move | undefined => {
  if (entry.status === "confirmed") return undefined;
  if (entry.status !== "suspended") refuse("wrong-state", { state: entry.status, allowedVerbs: [] });
  if (!seats.isOpen) refuse("campus-closed");
  if (seats.rightUntil !== undefined && seats.rightUntil <= at) refuse("window-lapsed");
  return {
    facts: [bookingConfirmed(idsOf(seats, entry))],
    seats: { [entry.learnerId]: entry.mark },
    past: [{ ...entry, mark }],
    needs: { isOpen: true },
  };
};

/** Seats can be booked until the first session begins. */
export const align = (seats: Seats, startsAt: Instant): Move | undefined =>
  seats.startsAt === startsAt ? undefined : { facts: [], scalars: { startsAt, atDoor: undefined } };
