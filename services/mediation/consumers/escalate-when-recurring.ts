import { consumer } from "#shared/events/consumer.ts";
import { escalateBecause } from "../domain/escalation.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

export const escalateWhenRecurring = consumer(
  mediationReactions.escalateWhenRecurring,
  async ({ event, table, now, command }) => {
    const because = { cause: "recurrence", at: now } as const;
    for (const caseId of event.data.caseIds)
      await caseStore(table).decide(caseId, command, (current) => escalateBecause(current, because));
  },
);
