import { consumer } from "#shared/events/consumer.ts";
import { withdrawWithSeeker } from "../domain/applying.ts";
import { employmentReactions } from "../reactions.ts";
import { applicationStore } from "../store/application-store.ts";

/** A profile that is closed gets no more applications, so those that are there are all there are. */
export const withdrawWhenSeekerClosed = consumer(
  employmentReactions.withdrawWhenSeekerClosed,
  async ({ event, table, now: at, command }) => {
    const applications = applicationStore(table);
    for await (const jobApplicationId of applications.idsOf(event.data.seekerId))
      await applications.decide(jobApplicationId, command, (current) => withdrawWithSeeker(current, at));
  },
);
