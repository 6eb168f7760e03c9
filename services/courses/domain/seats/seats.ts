import * as z from "zod";
import type { seatTaken } from "#shared/contracts/course-seats.ts";
import { Day, Instant } from "#shared/domain/dates.ts";
import { type Check, mapOf } from "#shared/domain/map-of.ts";
import { CourseId, learnerIdPattern } from "../ids.ts";
import { bookingIdOf } from "./booking-id.ts";

const commandLength = 10;
const payloadLength = 4;

/** Which command made an entry, and with which payload: enough of both digests to tell a retry from a misuse. */
const markPattern = /^[a-z2-7]{14}$/;
const Mark = z.string().regex(markPattern);

type Sent = { readonly id: string; readonly payload: string };

export const markOf = ({ id, payload }: Sent): string => id.slice(0, commandLength) + payload.slice(0, payloadLength);

/** The part of a mark that a retry repeats whatever it carries. */
export const commandOf = (mark: string): string => mark.slice(0, commandLength);
export const payloadOf = (mark: string): string => mark.slice(commandLength);

const Place = z.object({ priority: z.int(), ticket: z.int() });

/** A seat that is taken is a mark alone; one that waits for something says for what, one that rests by which closure. */
export const Seat = z.union([
  Mark,
  z.object({ mark: Mark, as: z.literal("held"), until: Instant }),
  /** The place in the list is kept: a closure gives it back. */
  z.object({ mark: Mark, as: z.literal("offered"), until: Instant, ...Place.shape }),
  z.object({ mark: Mark, as: z.literal("suspended"), closure: z.string().optional() }),
]);
export type Seat = z.infer<typeof Seat>;

const Waiting = z.object({ mark: Mark, priority: z.int() });
const Past = z.object({ payload: z.string(), day: Day, who: z.string().optional() });

const isLearnerId: Check = (name) => learnerIdPattern.test(String(name));
const isMark: Check = (value) => typeof value === "string" && markPattern.test(value);
const isWaiting: Check = (value) => {
  const { mark, priority } = (value ?? {}) as Partial<z.infer<typeof Waiting>>;
  return isMark(mark) && Number.isSafeInteger(priority);
};
const isSeat: Check = (value) => isMark(value) || Seat.safeParse(value).success;

/**
 * The seats and the waiting list of one course. They are one item of the table, decided by conditional updates of
 * that item alone, so it is lean: learners by id, marks of commands, and the few things that booking must know.
 * `left + deskLeft + seats = capacity`, always.
 */
export const Seats = z.object({
  courseId: CourseId,
  version: z.int(),
  capacity: z.int(),
  /** What anyone may book, and what is kept for the desk. */
  left: z.int(),
  deskLeft: z.int(),
  /** How many learners wait. */
  queued: z.int(),
  isOpen: z.boolean(),
  /** When the first session begins: until then seats can be booked. */
  startsAt: Instant,
  /** After a closure: before this instant only those who had a seat may act. */
  opensAt: Instant.optional(),
  fromAge: z.int(),
  toAge: z.int(),
  closureId: z.string().optional(),
  /** Until when those whose booking was suspended may keep it. */
  rightUntil: Instant.optional(),
  /** Whether those who wait were told that free seats are given at the door. */
  atDoor: z.literal(true).optional(),
  /** Counts how often somebody was put before others in the list: an offer is made on the order that was read. */
  reorderings: z.int().default(0),
  seats: mapOf<Seat>(isLearnerId, isSeat),
  waiting: mapOf<z.infer<typeof Waiting>>(isLearnerId, isWaiting),
  /** The version of the item when each learner joined: with the priority it orders the list. */
  tickets: mapOf<number>(isLearnerId, Number.isSafeInteger),
  /** Commands whose booking has ended, and verbs that were done, by `who`: so that a late retry does nothing again. */
  past: z.record(z.string(), Past),
});
export type Seats = z.infer<typeof Seats>;

/** What a booking is, as the seats alone tell. */
export type ActiveStatus = "confirmed" | "held" | "offered" | "suspended" | "waiting";

export const markIn = (seat: Seat): string => (typeof seat === "string" ? seat : seat.mark);

export type Entry = { readonly learnerId: string; readonly mark: string; readonly status: ActiveStatus };

const entryOfSeat = (learnerId: string, seat: Seat): Entry => ({
  learnerId,
  mark: markIn(seat),
  status: typeof seat === "string" ? "confirmed" : seat.as,
});

/** What a learner has in the course: a seat, or a place in the list, or nothing. */
export const entryOf = ({ seats, waiting }: Seats, learnerId: string): Entry | undefined => {
  const seat = seats[learnerId];
  if (seat !== undefined) return entryOfSeat(learnerId, seat);
  const place = waiting[learnerId];
  return place && { learnerId, mark: place.mark, status: "waiting" };
};

/** Everybody who has something in the course. */
export const entriesOf = (seats: Seats): Entry[] => [
  ...Object.entries(seats.seats).map(([learnerId, seat]) => entryOfSeat(learnerId, seat)),
  ...Object.entries(seats.waiting).map(([learnerId, { mark }]) => ({ learnerId, mark, status: "waiting" as const })),
];

export const bookingOfEntry = ({ courseId }: Seats, { mark, learnerId }: Entry): string =>
  bookingIdOf(courseId, commandOf(mark), learnerId);

/** What a fact says of an entry. */
export const idsOf = (seats: Seats, entry: Entry) => ({
  courseId: seats.courseId,
  bookingId: bookingOfEntry(seats, entry),
  learnerId: entry.learnerId,
});

/**
 * The entry of a booking, while it is active. Where it is known whose it is, that learner's alone is looked at: the
 * booking's id is a digest with the learner's, so nobody else can have it.
 */
export const entryOfBooking = (seats: Seats, bookingId: string, learnerId?: string): Entry | undefined => {
  const entries = learnerId === undefined ? entriesOf(seats) : [entryOf(seats, learnerId) ?? []].flat();
  return entries.find((entry) => bookingOfEntry(seats, entry) === bookingId);
};

/** The mark of an active entry that a command made. It is asked of every command, so nothing is made to find it. */
const markOfCommand = ({ seats, waiting }: Seats, command: string): string | undefined => {
  for (const learnerId in seats) {
    const mark = markIn(seats[learnerId] as Seat);
    if (mark.startsWith(command)) return mark;
  }
  for (const learnerId in waiting) {
    const mark = waiting[learnerId]?.mark;
    if (mark?.startsWith(command)) return mark;
  }
  return undefined;
};

/** Whether a command was done here before: as a retry would send it, or with another payload. */
export const knows = (seats: Seats, mark: string): "same" | "other" | undefined => {
  const command = commandOf(mark);
  const past = seats.past[command] && command + seats.past[command].payload;
  const known = markOfCommand(seats, command) ?? past;
  if (known === undefined) return undefined;
  return known === mark ? "same" : "other";
};

export type SeatFact = ReturnType<typeof seatTaken>;

/** What is written of a waiting entry; without a ticket it gets one in the same write. */
export type Waits = { readonly mark: string; readonly priority: number; readonly ticket?: number };

export type Ended = { readonly mark: string; readonly learnerId?: string };

/**
 * A change of the seats as one conditional update. The entries that it changes, and whoever it lets in, must still be
 * as they were read; of the rest only what `needs` says. So what others do meanwhile does not make it fail.
 */
export type Move = {
  readonly facts: readonly SeatFact[];
  readonly add?: Partial<Record<"left" | "deskLeft" | "queued" | "capacity" | "reorderings", number>>;
  /** By learner; `undefined` takes the entry away. */
  readonly seats?: Readonly<Record<string, Seat | undefined>>;
  readonly waiting?: Readonly<Record<string, Waits | undefined>>;
  /** `undefined` takes it away. */
  readonly scalars?: Partial<{
    [Name in "isOpen" | "startsAt" | "opensAt" | "closureId" | "rightUntil" | "atDoor"]: Seats[Name] | undefined;
  }>;
  /** The marks of bookings that end by it, and of the verb itself where a person did it; and about which learner. */
  readonly past?: readonly Ended[];
  readonly needs?: {
    readonly left?: number;
    readonly deskLeft?: number;
    readonly queuedAtMost?: number;
    readonly capacity?: number;
    readonly reorderings?: number;
    readonly version?: number;
    /** It is open, and now is neither too early nor too late. */
    readonly bookableAt?: Instant;
    readonly isOpen?: boolean;
    readonly closureId?: string;
  };
};

type Entries = Readonly<Record<string, unknown>>;

/** How many entries more there are after a change. */
const growth = (before: Entries, change: Entries = {}): number =>
  Object.entries(change).reduce((sum, [id, entry]) => sum + Number(!!entry) - Number(!!before[id]), 0);

/** Whether a move keeps the sums: every seat is free or somebody's, and everybody who waits is counted. */
export const addsUp = (seats: Seats, { add = {}, ...move }: Move): boolean => {
  const { left = 0, deskLeft = 0, capacity = 0, queued = 0 } = add;
  const isSeated = growth(seats.seats, move.seats) + left + deskLeft === capacity;
  return isSeated && growth(seats.waiting, move.waiting) === queued;
};
