import { listJoined, offerAccepted, seatTaken } from "#shared/contracts/course-seats.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { lookOf } from "../domain/seats/offer.ts";
import type { coursesReactions } from "../reactions.ts";
import { lookAgainAtLearner } from "../store/following.ts";
import { tendSeats } from "../store/tending.ts";

/** What is decided on what was read of a learner before. */
const decided: ReadonlySet<string> = new Set([seatTaken.type, listJoined.type, offerAccepted.type]);

export const tendChangedSeats = async (heard: Heard<typeof coursesReactions.tendSeatsWhenChanged>) => {
  const { event, table, now, command, community } = heard;
  if (decided.has(event.type)) await lookAgainAtLearner(table, event.data as never, command, now);
  await tendSeats(table, event.data.courseId, command, lookOf(await community(), now));
};
