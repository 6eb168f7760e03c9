import { consumer } from "#shared/events/consumer.ts";
import { relate } from "../domain/offering.ts";
import { employmentReactions } from "../reactions.ts";
import { employerStore } from "../store/employer-store.ts";
import { postingStore } from "../store/posting-store.ts";

/** One that is drafted meanwhile learns of it when it is published. */
export const relatePostingsWhenEmployerRelated = consumer(
  employmentReactions.relatePostingsWhenEmployerRelated,
  async ({ event, table, command }) => {
    const { employerId } = event.data;
    const side = (await employerStore(table).get(employerId)).state.relation?.side;
    if (side === undefined) return;
    const postings = postingStore(table);
    for await (const postingId of postings.idsOf(employerId))
      await postings.decide(postingId, command, (current) => relate(current, side));
  },
);
