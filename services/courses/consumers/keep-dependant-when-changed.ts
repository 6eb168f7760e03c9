import type * as z from "zod";
import { dependantRegistered } from "#shared/contracts/communities.ts";
import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { endEveryBooking } from "../store/ending.ts";
import { learnerStore } from "../store/learner-store.ts";

export const keepDependantWhenChanged = consumer(
  coursesReactions.keepDependantWhenChanged,
  async ({ event, table, command }) => {
    const learners = learnerStore(table);
    if (event.type === dependantRegistered.type)
      return learners.knowDependant(event.data as z.infer<typeof dependantRegistered.data>, event.sequence);
    const { dependantId } = event.data;
    await learners.removeDependant(dependantId);
    return endEveryBooking(table, dependantId, command);
  },
);
