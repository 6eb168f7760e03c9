import { capacityChanged, listLeft, seatDrift } from "#shared/contracts/course-seats.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { largestGroup } from "./book.ts";
import type { Booking } from "./booking.ts";
import { queueOf } from "./queue.ts";
import { bookingOfEntry, type Entry, entriesOf, idsOf, type Move, type Seats } from "./seats.ts";

const fewer = (seats: Seats, count: number): Move => {
  const fromLeft = Math.min(seats.left, count);
  const fromDesk = count - fromLeft;
  if (fromDesk > seats.deskLeft) refuseField("/capacity", "below-taken");
  return {
    facts: [],
    add: { capacity: -count, ...(fromLeft > 0 && { left: -fromLeft }), ...(fromDesk > 0 && { deskLeft: -fromDesk }) },
    needs: { ...(fromLeft > 0 && { left: fromLeft }), ...(fromDesk > 0 && { deskLeft: fromDesk }) },
  };
};

/** Groups that wait and could never be seated together in so small a course: they leave the list, told why. */
const tooLarge = (seats: Seats, largest: number): Entry[] =>
  queueOf(seats)
    .filter(({ learnerIds }) => learnerIds.length > largest)
    .flatMap(({ learnerIds, mark }) =>
      learnerIds.map((learnerId) => ({ learnerId, mark, status: "waiting" as const })),
    );

/** More or fewer seats: through the same counter as bookings, and never below what is taken. */
export const changeCapacity = (seats: Seats, capacity: number, mark: string): Move | undefined => {
  const more = capacity - seats.capacity;
  if (more === 0) return undefined;
  const move: Move = more > 0 ? { facts: [], add: { capacity: more, left: more } } : fewer(seats, -more);
  const gone = tooLarge(seats, largestGroup({ capacity, deskLeft: seats.deskLeft + (move.add?.deskLeft ?? 0) }));
  return {
    ...move,
    facts: [
      capacityChanged({ courseId: seats.courseId, capacity }),
      ...gone.map((entry) => listLeft({ ...idsOf(seats, entry), cause: "capacity" as const })),
    ],
    add: { ...move.add, ...(gone.length > 0 && { queued: -gone.length }) },
    waiting: Object.fromEntries(gone.map(({ learnerId }) => [learnerId, undefined])),
    past: [...gone, { mark }],
    /** Nobody may have joined meanwhile whose group is too large by now. */
    needs: { ...move.needs, capacity: seats.capacity, ...(more < 0 && { queuedAtMost: seats.queued }) },
  };
};

/** What does not add up in the seats, counted anew; nothing where all is well. */
export const driftOf = (seats: Seats): { readonly expected: number; readonly found: number } | undefined => {
  const { capacity, left, deskLeft, queued } = seats;
  const found = left + deskLeft + Object.keys(seats.seats).length;
  if (found !== capacity || left < 0 || deskLeft < 0) return { expected: capacity, found };
  const waiting = Object.keys(seats.waiting);
  const isListed = waiting.length === queued && waiting.every((learnerId) => seats.tickets[learnerId] !== undefined);
  return isListed ? undefined : { expected: waiting.length, found: queued };
};

/** Raises a drift for somebody to look at. Nothing is mended: a count that is wrong has a cause that is still there. */
export const raiseDrift = (seats: Seats, mark: string): Move | undefined => {
  const drift = driftOf(seats);
  return drift && { facts: [seatDrift({ courseId: seats.courseId, ...drift })], past: [{ mark }] };
};

/** When in the night the seats are counted, by the community's clock. */
export const auditHour = "02:00";

/** The bookings whose rows are missing or do not say what the seats say. */
export const unlisted = (seats: Seats, rows: readonly Booking[]): string[] => {
  const told = new Map(rows.map(({ bookingId, status }) => [bookingId, status]));
  const active = new Map(entriesOf(seats).map((entry) => [bookingOfEntry(seats, entry), entry.status]));
  const behind = [...active].filter(([bookingId, status]) => told.get(bookingId) !== status);
  const left = [...told].filter(([bookingId, status]) => status !== "ended" && !active.has(bookingId));
  return [...behind, ...left].map(([bookingId]) => bookingId);
};
