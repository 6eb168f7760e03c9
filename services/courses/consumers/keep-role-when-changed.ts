import { roleGranted } from "#shared/contracts/communities.ts";
import { consumer } from "#shared/events/consumer.ts";
import { coursesReactions } from "../reactions.ts";
import { learnerStore } from "../store/learner-store.ts";

export const keepRoleWhenChanged = consumer(coursesReactions.keepRoleWhenChanged, ({ event, table }) => {
  const { personId, grantId, role } = event.data;
  const learners = learnerStore(table);
  return event.type === roleGranted.type ? learners.grant(personId, grantId, role) : learners.revoke(personId, grantId);
});
