import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";

export const knowPersonWhenRegistered = consumer(coursesReactions.knowPersonWhenRegistered, ({ event, table }) =>
  learnerStore(table).know(event.data.personId, event.data.birthYear, event.sequence),
);
