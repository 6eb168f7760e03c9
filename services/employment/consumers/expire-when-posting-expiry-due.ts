import { consumer } from "#shared/events/consumer.ts";
import { expire } from "../domain/ending-posting.ts";
import { employmentReactions } from "../reactions.ts";
import { postingStore } from "../store/posting-store.ts";

export const expireWhenPostingExpiryDue = consumer(
  employmentReactions.expireWhenPostingExpiryDue,
  ({ event, table, now, command }) =>
    postingStore(table).decide(event.data.postingId, command, (current) => expire(current, now)),
);
