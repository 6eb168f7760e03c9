import type { Heard } from "#shared/events/consumer.ts";
import { stepOf } from "#shared/table/journal.ts";
import { upcoming, withCapacity } from "../domain/course/course.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { align } from "../domain/seats/suspend.ts";
import type { coursesReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";
import { seatStore } from "../store/seat-store.ts";
import { tendSeats } from "../store/tending.ts";

type SeatsChanged = Heard<typeof coursesReactions.alignSeatsWhenChanged>;

/** Whether the course and its seats agreed; where not, each takes from the other what the other decides. */
const isAligned = async ({ event, table, command }: SeatsChanged): Promise<boolean> => {
  const { courseId } = event.data;
  const { state: course } = await courseStore(table).get(courseId);
  const seats = await seatStore(table).find(courseId);
  if (!seats) return true;
  const first = upcoming(course)[0]?.startsAt;
  const isLate = course.status === "enrolling" && first !== undefined && first !== seats.startsAt;
  if (isLate) await seatStore(table).decideOn(seats, command, (current) => align(current, first));
  const { capacity, version } = seats;
  if (course.capacity !== capacity) {
    const step = stepOf(command, `seats ${version}`);
    await courseStore(table).decide(courseId, step, (current) => withCapacity(current, capacity));
  }
  return !isLate && course.capacity === capacity;
};

/**
 * Both may change while one is read: it looks again until they agree, so that whoever ends last leaves them so. Then
 * the list is tended: what was too late to be offered may not be any more.
 */
export const alignSeats = async (heard: SeatsChanged) => {
  while (!(await isAligned(heard)));
  const { event, table, now, command, community } = heard;
  const { courseId } = event.data;
  if (!(await seatStore(table).find(courseId))) return;
  await tendSeats(table, courseId, command, lookOf(await community(), now));
};
