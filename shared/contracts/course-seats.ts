import * as z from "zod";
import { courseEvent } from "./courses.ts";

const count = z.int().min(0);
const bookingId = z.string();
const learnerId = z.string();
const personId = z.string();

/** The way a booking came. */
export const Channel = z.enum(["self", "walk-in", "phone"]);

/** Who is in a booking, and how it came: ids only. */
const identities = {
  bookingId,
  learnerId,
  bookerId: personId,
  operatorId: personId.optional(),
  channel: Channel,
  minor: z.boolean(),
};
const own = { bookingId, learnerId };

export const seatsOpened = courseEvent("seats-opened", "The seats of a course are there.", {
  capacity: count,
  deskSeats: count,
});
export const seatsClosed = courseEvent("seats-closed", "No seat is booked or offered any more.", {
  closureId: z.string().optional(),
});
export const seatsReopened = courseEvent("seats-reopened", "Seats are booked and offered again.", {
  closureId: z.string(),
});
export const seatTaken = courseEvent(
  "seat-taken",
  "A learner has a seat; not yet confirmed where a consent is missing.",
  {
    ...identities,
    confirmed: z.boolean(),
  },
);
export const bookingConfirmed = courseEvent("booking-confirmed", "What a booking still lacked is there: it stands.", {
  ...own,
  basis: z.enum(["self", "guardian", "desk-signed"]).optional(),
  textVersion: z.string().optional(),
});
export const ReleaseCause = z.enum([
  "cancelled",
  "consent-lapsed",
  "consent-refused",
  "consent-withdrawn",
  "offer-lapsed",
  "offer-declined",
  "right-lapsed",
  "moved-out",
  "course-cancelled",
]);
export const seatReleased = courseEvent("seat-released", "A seat is free again.", { ...own, cause: ReleaseCause });
export const bookingCancelled = courseEvent("booking-cancelled", "A booking was given up.", own);
export const bookingSuspended = courseEvent("booking-suspended", "A booking rests; its seat stays taken.", {
  ...own,
  closureId: z.string(),
});
export const listJoined = courseEvent("list-joined", "A learner waits for a seat.", identities);
export const seatOffered = courseEvent("seat-offered", "A seat is held for a learner who waited.", {
  ...own,
  until: z.string(),
});
export const offerAccepted = courseEvent(
  "offer-accepted",
  "An offered seat is taken; not yet confirmed where a consent is missing.",
  { ...own, confirmed: z.boolean(), until: z.string().optional() },
);
export const offerLapsed = courseEvent("offer-lapsed", "Nobody took the seat that was offered.", own);
export const offerRecalled = courseEvent("offer-recalled", "The campus closed: the learner waits again.", own);
export const LeaveCause = z.enum([
  "left",
  "capacity",
  "moved-out",
  "consent-refused",
  "consent-withdrawn",
  "course-cancelled",
  "course-completed",
]);
export const listLeft = courseEvent("list-left", "A learner no longer waits.", { ...own, cause: LeaveCause });
export const seatsAtDoor = courseEvent(
  "seats-at-door",
  "It is too late to offer the seats that are free: whoever waits finds them at the door, in the order of the list.",
  { left: count, queued: count },
);
export const listReordered = courseEvent("list-reordered", "A learner's place in the list was changed.", {
  ...own,
  priority: z.int(),
});
export const capacityChanged = courseEvent("capacity-changed", "A course has more or fewer seats.", {
  capacity: count,
});
export const seatDrift = courseEvent("seat-drift", "The seats of a course do not add up.", {
  expected: z.int(),
  found: z.int(),
});

/** Deadlines of seats: whoever hears it looks at what is due by then. */
export const seatsDue = courseEvent("seats-due", "Holds, offers or first rights of a course may have lapsed.", {});
