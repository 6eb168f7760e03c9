import type { Heard } from "#shared/events/consumer.ts";
import type { Telling } from "../domain/message.ts";
import { type ActiveStatus, bookingOfEntry, entriesOf } from "../domain/seats/seats.ts";
import type { coursesReactions } from "../reactions.ts";
import { messageStore } from "../store/message-store.ts";
import { peopleOf } from "../store/retelling.ts";
import { seatStore } from "../store/seat-store.ts";

type News = Pick<Heard, "table" | "command"> & {
  readonly courseId: string;
  readonly whose: ActiveStatus;
  readonly news: Omit<Telling, "personId">;
};

/** Each booker of those who have something of a kind in a course hears of it once, however many seats they asked for. */
const tellEach = async ({ table, command, courseId, whose, news }: News): Promise<void> => {
  const seats = await seatStore(table).find(courseId);
  if (!seats) return;
  for (const entry of entriesOf(seats).filter(({ status }) => status === whose))
    for (const personId of await peopleOf(table, bookingOfEntry(seats, entry)))
      await messageStore(table).tell({ ...news, personId }, command);
};

/** That a seat that was suspended may be kept. */
export const tellOfFirstRight = (heard: Heard<typeof coursesReactions.tellWhenCourseResumed>) => {
  const { courseId, closureId } = heard.event.data;
  return tellEach({ ...heard, courseId, whose: "suspended", news: { kind: "first-right", causeId: closureId } });
};

/** That free seats are given at the door. */
export const tellOfDoor = (heard: Heard<typeof coursesReactions.tellWhenSeatsAtDoor>) => {
  const { courseId } = heard.event.data;
  return tellEach({
    ...heard,
    courseId,
    whose: "waiting",
    news: { kind: "at-door", courseId, causeId: heard.event.id },
  });
};
