import { memberJoined } from "#shared/contracts/communities.ts";
import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";

export const keepHouseholdWhenChanged = consumer(coursesReactions.keepHouseholdWhenChanged, ({ event, table }) => {
  const { personId, householdId } = event.data;
  const learners = learnerStore(table);
  return event.type === memberJoined.type
    ? learners.join(personId, householdId, event.sequence)
    : learners.leave(personId, householdId, event.sequence);
});
