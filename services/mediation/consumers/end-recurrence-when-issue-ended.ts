import { consumer } from "#shared/events/consumer.ts";
import { endEpisode } from "../domain/recurrence.ts";
import { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

/** The issue may have stood for several recurrences; the cases say of which category and building each was. */
export const endRecurrenceWhenIssueEnded = consumer(
  mediationReactions.endRecurrenceWhenIssueEnded,
  async ({ event, table, now, command, community }) => {
    const { recurrenceIds, caseIds } = event.data;
    if (recurrenceIds.length === 0) return;
    const recurrences = recurrenceStore(table);
    const { policy } = await community();
    for (const spot of await caseStore(table).spotsOf(caseIds)) {
      const counted = { filings: await recurrences.filings(spot), at: now, policy };
      const ending = { recurrenceIds, caseIds, ...counted };
      const id = recurrences.idOf(spot);
      if (await recurrences.find(id)) await recurrences.decide(id, command, (current) => endEpisode(current, ending));
    }
  },
);
