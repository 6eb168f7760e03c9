import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { bookingStore } from "./booking-store.ts";
import { learnerStore } from "./learner-store.ts";

/**
 * A guardian said no, or nothing: of the child's booking nothing is kept but that there was one, and of the child's
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
  const others = (await bookings.allOf(booking.learnerId)).filter((other) => other.bookingId !== bookingId);
  if (others.every(({ status }) => status === "ended")) await learnerStore(table).forgetName(booking.learnerId);
  await bookings.blank(bookingId, sequence);
};
