import * as z from "zod";
import { Channel } from "#shared/contracts/course-seats.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { CourseId, LearnerId } from "../ids.ts";
import { Booking } from "./booking.ts";
import { type Look, nextOffer } from "./offer.ts";
import { placeInQueue, queueOf } from "./queue.ts";
import { type Entry, entryOfBooking, type Seats } from "./seats.ts";

export const BookSeats = z.strictObject({
  courseId: CourseId,
  learners: z
    .array(
      z.strictObject({
        learnerId: LearnerId,
        /** What the learner is called; needed once for a dependant, whose nickname nobody told yet. */
        name: Name.optional(),
      }),
    )
    .min(1)
    .max(policy.groupSizeAtMost.value),
  ifFull: z.enum(["refuse", "wait"]).default("refuse"),
  /** At the desk: how the booker asks. */
  channel: Channel.exclude(["self"]).optional(),
});

/** Why somebody who waits has no seat yet. */
export const Why = z.enum([
  "others-before",
  "too-few-seats",
  "being-offered",
  "closed",
  "suspended",
  "too-late",
  "in-the-morning",
]);

/** A place in the list, and what it waits for. */
export const Place = z.object({
  /** How many learners come before. */
  ahead: z.int(),
  /** How many came together and get their seats together. */
  together: z.int(),
  left: z.int(),
  why: Why,
});
export type Place = z.infer<typeof Place>;

const told = Booking.pick({ bookingId: true, courseId: true, status: true }).shape;

/** A booking as its people see it. What its row tells may follow a moment after the seat. */
export const BookingView = z
  .object({ ...Booking.partial().shape, ...told, place: Place.optional() })
  .meta({ id: "BookingView" });
export type BookingView = z.infer<typeof BookingView>;

export const BookedView = z.object({ bookings: z.array(BookingView) }).meta({ id: "BookedView" });

const whyOfHead = (seats: Seats, together: number, look: Look): Place["why"] => {
  if (!seats.isOpen) return "closed";
  if (!look.mayAct) return "suspended";
  if (together > seats.left) return "too-few-seats";
  const next = nextOffer(seats, look);
  if (!next || "door" in next) return "too-late";
  return "offer" in next ? "being-offered" : "in-the-morning";
};

/** Where a learner stands in the list and why there is no seat yet; nothing for one who does not wait. */
export const placeOf = (seats: Seats, learnerId: string, look: Look): Place | undefined => {
  const place = placeInQueue(seats, learnerId);
  if (!place) return undefined;
  const why = place.ahead > 0 && seats.isOpen ? "others-before" : whyOfHead(seats, place.together, look);
  return { ...place, left: seats.left, why };
};

const untilOf = (seats: Seats, { learnerId }: Entry): Instant | undefined => {
  const seat = seats.seats[learnerId];
  return typeof seat === "object" && "until" in seat ? seat.until : undefined;
};

/** What of a booking is known: its row, where it is there already. */
export type KnownBooking = Pick<Booking, "bookingId"> & Partial<Booking>;

/** The booking as it stands now: while it is active its seats know best, and its row may be behind. */
export const viewOf = ({ until: _, ...told }: KnownBooking, seats: Seats, look: Look): BookingView => {
  const { courseId } = seats;
  const entry = entryOfBooking(seats, told.bookingId, told.learnerId);
  if (!entry) return { ...told, courseId, status: "ended" };
  const { cause: __, ...kept } = told;
  const { learnerId, status } = entry;
  const until = untilOf(seats, entry);
  const place = placeOf(seats, learnerId, look);
  return { ...kept, courseId, learnerId, status, ...(until && { until }), ...(place && { place }) };
};

/** One group of the list, as those who run the course see it. */
export const QueueEntry = z.object({
  position: z.int(),
  learners: z.array(z.object({ learnerId: LearnerId, name: Name.optional() })),
  priority: z.int(),
  ticket: z.int(),
  why: Why,
  /** Why its place was changed, each time. */
  changes: z.array(z.object({ priority: z.int(), reason: Text.optional(), at: z.string(), by: z.string() })),
});
export type QueueEntry = z.infer<typeof QueueEntry>;

/** The list in its order, each group with what it waits for. */
export const queueView = (seats: Seats, look: Look): Omit<QueueEntry, "changes">[] => {
  let position = 1;
  return queueOf(seats).map(({ learnerIds, priority, ticket }) => {
    const [first = ""] = learnerIds;
    const why = placeOf(seats, first, look)?.why ?? "others-before";
    const entry = { position, learners: learnerIds.map((learnerId) => ({ learnerId })), priority, ticket, why };
    position += learnerIds.length;
    return entry;
  });
};

export const SetPriority = z.strictObject({
  /** 1 comes first; everybody joins with 5. */
  priority: z.int().min(1).max(9),
  reason: Text,
});
