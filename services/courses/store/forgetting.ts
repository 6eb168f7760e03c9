import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { bookingStore } from "./booking-store.ts";
import { seatsWith } from "./ending.ts";
import { learnerStore } from "./learner-store.ts";

/** Whether a child has anything in any course: by the seats themselves, for rows and their index are late. */
const isBooked = async (table: ScopedTable<CommunityScope>, learnerId: string): Promise<boolean> => {
  for await (const _ of seatsWith(table, learnerId)) return true;
  return false;
};

/**
 * No guardian said yes: of the child's booking nothing is kept but that there was one, and of the child's
 * name nothing unless another booking of theirs needs it. Source: 儿童个人信息网络保护规定.
 */
export const forgetChild = async (
  table: ScopedTable<CommunityScope>,
  bookingId: string,
  sequence: string,
): Promise<void> => {
  const bookings = bookingStore(table);
  const booking = await bookings.find(bookingId);
  if (!booking?.isMinor) return;
  if (!(await isBooked(table, booking.learnerId))) await learnerStore(table).forgetName(booking.learnerId);
  await bookings.blank(bookingId, sequence);
};
