import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { tendSeats } from "../store/tending.ts";

export const tendSeatsWhenChanged = consumer(
  coursesReactions.tendSeatsWhenChanged,
  async ({ event, table, now, command, community }) => {
    const { timeZone, policy } = await community();
    await tendSeats(table, event.data.courseId, command, { at: now, timeZone, policy });
  },
);
