import { consumer } from "#shared/events/consumer.ts";
import { fillWhenTaken } from "../domain/ending-posting.ts";
import { employmentReactions } from "../reactions.ts";
import { postingStore } from "../store/posting-store.ts";

export const fillWhenApplicantHired = consumer(
  employmentReactions.fillWhenApplicantHired,
  async ({ event, table, now, command }) => {
    const { postingId } = event.data;
    const left = await postingStore(table).openingsLeft(postingId);
    await postingStore(table).decide(postingId, command, (current) => fillWhenTaken(current, { left, at: now }));
  },
);
