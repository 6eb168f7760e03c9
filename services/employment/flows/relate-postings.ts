import type { Heard } from "#shared/events/consumer.ts";
import { relate } from "../domain/posting/draft.ts";
import type { employmentReactions } from "../reactions.ts";
import { employerStore } from "../store/employer-store.ts";
import { postingStore } from "../store/posting-store.ts";

/** One that is drafted meanwhile learns of it when it is published. */
export const relatePostings = async (heard: Heard<typeof employmentReactions.relatePostingsWhenEmployerRelated>) => {
  const { event, table, command } = heard;
  const { employerId } = event.data;
  const side = (await employerStore(table).get(employerId)).state.relation?.side;
  if (side === undefined) return;
  const postings = postingStore(table);
  for await (const postingId of postings.idsOf(employerId))
    await postings.decide(postingId, command, (current) => relate(current, side));
};
