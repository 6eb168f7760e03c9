import { consumer } from "#shared/events/consumer.ts";
import { relate } from "../domain/offering.ts";
import { employmentReactions } from "../reactions.ts";
import { postingStore } from "../store/posting-store.ts";

/** One that is drafted meanwhile learns of it when it is published. */
export const relatePostingsWhenEmployerRelated = consumer(
  employmentReactions.relatePostingsWhenEmployerRelated,
  async ({ event, table, command }) => {
    const { employerId, side } = event.data;
    const postings = postingStore(table);
    for await (const postingId of postings.idsOf(employerId))
      await postings.decide(postingId, command, (current) => relate(current, side));
  },
);
