import { consumer } from "#shared/events/consumer.ts";
import { endTerm } from "../domain/person-roles.ts";
import { communitiesReactions } from "../reactions.ts";
import { personStore } from "../store/person-store.ts";

export const endGrantWhenTermDue = consumer(
  communitiesReactions.endGrantWhenTermDue,
  ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    return personStore(table).decide(personId, command, (current) => endTerm(current, { grantId, at: now }));
  },
);
