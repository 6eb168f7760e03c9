import { consumer } from "#shared/events/consumer.ts";
import { beginTerm } from "../domain/person-roles.ts";
import { communitiesReactions } from "../reactions.ts";
import { personStore } from "../store/person-store.ts";

export const beginGrantWhenBeginDue = consumer(
  communitiesReactions.beginGrantWhenBeginDue,
  ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    return personStore(table).decide(personId, command, (current) => beginTerm(current, { grantId, at: now }));
  },
);
