import { consumer } from "#shared/events/consumer.ts";
import { escalateWhenDue } from "../domain/escalation.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const escalateWhenMediationDue = consumer(
  mediationReactions.escalateWhenMediationDue,
  ({ event, table, now, command }) =>
    caseStore(table).decide(event.data.caseId, command, (current) => escalateWhenDue(current, now)),
);
