import { consumer } from "#shared/events/consumer.ts";
import { flagLateContact } from "../domain/intake.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const flagLateWhenFirstContactDue = consumer(
  mediationReactions.flagLateWhenFirstContactDue,
  ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => flagLateContact(current, now)),
);
