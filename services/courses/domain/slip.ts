import * as z from "zod";
import { withoutDashes } from "#shared/domain/text.ts";
import { courseOfBooking } from "./ids.ts";

/** Where the code on a slip is kept, beside the rows of its course, and what it opens. */
export const slipCode = (bookingId: string) => ({
  thing: ["ROSTER", courseOfBooking(bookingId)] as const,
  purpose: bookingId,
  verbs: ["consent", "checkIn"] as const,
});

/** A six-digit code, for the phone and the desk: it works only there, in a session with the person who got it. */
export const ShortCode = z
  .string()
  .max(20)
  .overwrite(withoutDashes)
  .regex(/^\d{6}$/);

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";
const shortCodes = 1_000_000;

/** Six digits of a long code. */
export const shortCodeOf = (code: string): string => {
  const number = [...code.slice(0, 8)].reduce((sum, character) => sum * 32 + alphabet.indexOf(character), 0);
  return String(number % shortCodes).padStart(6, "0");
};

/** What a phone reads of the QR code: where the booking is, and the code that opens it. */
export const slipLink = (community: string, bookingId: string, code: string): string =>
  `linli://${community}/courses/bookings/${bookingId}#${code}`;
