import { consumer } from "#shared/events/consumer.ts";
import { bookingOfEntry, entriesOf } from "../domain/seats.ts";
import { coursesReactions } from "../reactions.ts";
import { messageStore } from "../store/message-store.ts";
import { peopleOf } from "../store/retelling.ts";
import { seatStore } from "../store/seat-store.ts";

/** Each booker whose seat was suspended hears once that it may be kept, however many seats they have. */
export const tellWhenCourseResumed = consumer(
  coursesReactions.tellWhenCourseResumed,
  async ({ event, table, command }) => {
    const { courseId, closureId } = event.data;
    const seats = await seatStore(table).find(courseId);
    const suspended = seats ? entriesOf(seats).filter(({ status }) => status === "suspended") : [];
    for (const entry of suspended) {
      const bookingId = seats ? bookingOfEntry(seats, entry) : "";
      for (const personId of await peopleOf(table, bookingId))
        await messageStore(table).tell({ kind: "first-right", personId, causeId: closureId }, command);
    }
  },
);
