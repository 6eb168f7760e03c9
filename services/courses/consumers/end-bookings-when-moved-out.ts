import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { endEveryBooking } from "../store/ending.ts";
import { learnerStore } from "../store/learner-store.ts";

/** First nobody may book for them any more; then the bookings that are found are all there are. */
export const endBookingsWhenMovedOut = consumer(
  coursesReactions.endBookingsWhenMovedOut,
  async ({ event, table, command }) => {
    const { personId } = event.data;
    await learnerStore(table).moveOut(personId);
    await endEveryBooking(table, personId, command);
  },
);
