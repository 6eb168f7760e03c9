import type { Heard } from "#shared/events/consumer.ts";
import { bookingOfEntry, entriesOf } from "../domain/seats/seats.ts";
import type { coursesReactions } from "../reactions.ts";
import { messageStore } from "../store/message-store.ts";
import { peopleOf } from "../store/retelling.ts";
import { seatStore } from "../store/seat-store.ts";

/** Each booker whose seat was suspended hears once that it may be kept, however many seats they have. */
export const tellOfFirstRight = async (heard: Heard<typeof coursesReactions.tellWhenCourseResumed>) => {
  const { event, table, command } = heard;
  const { courseId, closureId } = event.data;
  const seats = await seatStore(table).find(courseId);
  const suspended = seats ? entriesOf(seats).filter(({ status }) => status === "suspended") : [];
  for (const entry of suspended) {
    const bookingId = seats ? bookingOfEntry(seats, entry) : "";
    for (const personId of await peopleOf(table, bookingId))
      await messageStore(table).tell({ kind: "first-right", personId, causeId: closureId }, command);
  }
};
