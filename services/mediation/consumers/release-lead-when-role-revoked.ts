import { consumer } from "#shared/events/consumer.ts";
import { releaseLead } from "../domain/lead.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { standingStore } from "../store/standing-store.ts";

/**
 * The role is forgotten first: from then on no commit can name the person by it, so the cases found afterwards are
 * all there are. Each release is a command of its own, so a crash in the middle is finished by the next delivery.
 */
export const releaseLeadWhenRoleRevoked = consumer(
  mediationReactions.releaseLeadWhenRoleRevoked,
  async ({ event, table, now, command }) => {
    const { personId, grantId } = event.data;
    await standingStore(table).revoke(personId, grantId);
    const cases = caseStore(table);
    for await (const caseId of cases.ledBy(personId))
      await cases.decide(caseId, command, (current) => releaseLead(current, { grantId, at: now }));
  },
);
