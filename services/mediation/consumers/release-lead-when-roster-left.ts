import { consumer } from "#shared/events/consumer.ts";
import { releaseLead } from "../domain/lead.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";

/** The roster was left first, so no commit can name the person by it any more. */
export const releaseLeadWhenRosterLeft = consumer(
  mediationReactions.releaseLeadWhenRosterLeft,
  async ({ event, table, now, command }) => {
    const { personId, associationId } = event.data;
    const cases = caseStore(table);
    for await (const caseId of cases.ledBy(personId))
      await cases.decide(caseId, command, (current) => releaseLead(current, { associationId, at: now }));
  },
);
