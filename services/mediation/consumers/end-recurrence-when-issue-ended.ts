import { consumer } from "#shared/events/consumer.ts";
import { endEpisode } from "../domain/recurrence.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

/**
 * The issue may have stood for several recurrences; the cases say of which category and building each was. The filings
 * are read after the state that they are counted into: a case that joined in between would else be missed, and nobody
 * would count it again.
 */
export const endRecurrenceWhenIssueEnded = consumer(
  mediationReactions.endRecurrenceWhenIssueEnded,
  async ({ event, table, now, command, community }) => {
    const { recurrenceIds, caseIds } = event.data;
    if (recurrenceIds.length === 0) return;
    const recurrences = recurrenceStore(table);
    const { policy } = await community();
    for (const spot of await caseStore(table).spotsOf(caseIds)) {
      const id = recurrences.idOf(spot);
      const found = await recurrences.find(id);
      if (!found) continue;
      const filings = await recurrences.filings(spot);
      const ending = { recurrenceIds, caseIds, filings, at: now, policy };
      const asRead = { ...command, expects: found.version };
      await recurrences.decide(id, asRead, (current) => endEpisode(current, ending));
    }
  },
);
