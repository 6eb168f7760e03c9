import { consumer } from "#shared/events/consumer.ts";
import { isForgotten } from "../domain/booking.ts";
import { consentFor } from "../domain/learner.ts";
import { coursesReactions } from "../reactions.ts";
import { bookingStore } from "../store/booking-store.ts";
import { forgetChild } from "../store/forgetting.ts";
import { learnerStore } from "../store/learner-store.ts";
import { retellBookings } from "../store/retelling.ts";

/** The row follows the fact; where its beginning was not heard yet, the journal tells it. */
export const keepBookingWhenSeatChanged = consumer(
  coursesReactions.keepBookingWhenSeatChanged,
  async ({ event, table }) => {
    const { bookingId, courseId, learnerId } = event.data;
    const heard = { type: event.type, data: event.data, at: event.time, sequence: event.sequence };
    const isKnown = await bookingStore(table).follow(bookingId, heard);
    if (!isKnown) await retellBookings(table, courseId, [bookingId]);
    const learner = await learnerStore(table).find(learnerId);
    const said = learner && consentFor(learner, courseId)?.answer;
    if (isForgotten(heard, said)) await forgetChild(table, bookingId, event.sequence);
  },
);
