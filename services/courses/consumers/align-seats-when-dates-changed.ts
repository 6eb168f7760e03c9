import { consumer } from "#shared/events/consumer.ts";
import { upcoming } from "../domain/course.ts";
import { align } from "../domain/suspending.ts";
import { coursesReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";
import { seatStore } from "../store/seat-store.ts";

/** The first session that is still to come says until when seats can be booked. */
export const alignSeatsWhenDatesChanged = consumer(
  coursesReactions.alignSeatsWhenDatesChanged,
  async ({ event, table, command }) => {
    const { courseId } = event.data;
    const { state: course } = await courseStore(table).get(courseId);
    const first = upcoming(course)[0];
    const seats = await seatStore(table).find(courseId);
    if (!seats || !first || course.status !== "enrolling") return;
    await seatStore(table).decideOn(seats, command, (current) => align(current, first.startsAt));
  },
);
