import { consumer } from "#shared/events/consumer.ts";
import { lookOf } from "../domain/offering.ts";
import { coursesReactions } from "../reactions.ts";
import { everySeats } from "../store/ending.ts";
import { tendSeats } from "../store/tending.ts";

/** Each list is tended by what the community is now, whatever was heard of it: held while it is suspended. */
export const tendListsWhenCommunityChanged = consumer(
  coursesReactions.tendListsWhenCommunityChanged,
  async ({ table, now, command, community }) => {
    const look = lookOf(await community(), now);
    for await (const { courseId, isOpen } of everySeats(table))
      if (isOpen) await tendSeats(table, courseId, command, look);
  },
);
