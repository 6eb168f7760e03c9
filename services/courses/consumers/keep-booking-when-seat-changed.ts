import { consumer } from "#shared/events/consumer.ts";
import { isForgotten } from "../domain/booking.ts";
import { coursesReactions } from "../reactions.ts";
import { bookingStore } from "../store/booking-store.ts";
import { forgetChild } from "../store/forgetting.ts";
import { retellBookings } from "../store/retelling.ts";

/** The row follows the fact; where its beginning was not heard yet, the journal tells it. */
export const keepBookingWhenSeatChanged = consumer(
  coursesReactions.keepBookingWhenSeatChanged,
  async ({ event, table }) => {
    const { bookingId, courseId } = event.data;
    const heard = { type: event.type, data: event.data, at: event.time, sequence: event.sequence };
    const isKnown = await bookingStore(table).follow(bookingId, heard);
    if (!isKnown) await retellBookings(table, courseId, [bookingId]);
    if (isForgotten(heard)) await forgetChild(table, bookingId, event.sequence);
  },
);
