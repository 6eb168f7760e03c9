import { courseOfBooking } from "./ids.ts";

/** Where the code on a slip is kept, beside the rows of its course, and what it opens. */
export const slipCode = (bookingId: string) => ({
  thing: ["ROSTER", courseOfBooking(bookingId)] as const,
  purpose: bookingId,
  verbs: ["consent", "checkIn"] as const,
});
