import type * as z from "zod";
import {
  bookingSuspended,
  listLeft,
  offerAccepted,
  seatOffered,
  seatReleased,
  seatTaken,
} from "#shared/contracts/course-seats.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { Telling } from "../domain/message.ts";
import type { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";
import { messageStore } from "../store/message-store.ts";
import { peopleOf } from "../store/retelling.ts";

type SeatChanged = Heard<typeof coursesReactions.tellWhenSeatChanged>;

/** What the booker is told of; nothing where they did it themselves. */
const released: Readonly<Record<string, Telling["kind"]>> = {
  "consent-lapsed": "hold-lapsed",
  "offer-lapsed": "offer-lapsed",
  "right-lapsed": "right-lapsed",
  "course-cancelled": "course-cancelled",
};
const left: Readonly<Record<string, Telling["kind"]>> = {
  capacity: "list-left",
  "course-completed": "list-left",
  "course-cancelled": "course-cancelled",
};

/** What is told, and for which cause: of a group that one write concerned its booker is told once. */
const newsOf = ({ event }: SeatChanged): Omit<Telling, "personId"> | undefined => {
  const {
    courseId,
    cause = "",
    closureId = "",
  } = event.data as { courseId: string; cause?: string; closureId?: string };
  const [version] = event.sequence.split("-");
  const write = `${courseId} ${version}`;
  if (event.type === seatOffered.type) return { kind: "offer", courseId, causeId: write };
  if (event.type === bookingSuspended.type) return { kind: "closure", causeId: closureId };
  const kind =
    event.type === seatReleased.type ? released[cause] : event.type === listLeft.type ? left[cause] : undefined;
  return kind && { kind, courseId, causeId: kind === "course-cancelled" ? courseId : write };
};

/** A guardian is asked for consent while the seat is held, whether it was booked or waited for. */
const askGuardians = async ({ event, table, command }: SeatChanged): Promise<void> => {
  const { bookingId, courseId, learnerId, confirmed } = event.data as z.infer<typeof offerAccepted.data>;
  if (confirmed) return;
  const learner = await learnerStore(table).find(learnerId);
  for (const personId of learner?.guardianIds ?? [])
    await messageStore(table).tell({ kind: "consent-needed", personId, courseId, causeId: bookingId }, command);
};

export const tellOfSeat = async (heard: SeatChanged) => {
  const { event, table, command } = heard;
  if (event.type === seatTaken.type || event.type === offerAccepted.type) return askGuardians(heard);
  const news = newsOf(heard);
  if (!news) return;
  for (const personId of await peopleOf(table, event.data.bookingId))
    await messageStore(table).tell({ ...news, personId }, command);
};
