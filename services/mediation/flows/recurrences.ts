import type { Heard } from "#shared/events/consumer.ts";
import { count, countedAs, endEpisode, type Filings, noRecurrence, Spot } from "../domain/recurrence.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

type Spoken = Pick<Heard<typeof mediationReactions.countRecurrenceWhenFiled>, "table" | "now" | "community">;

const counting = async ({ table, now: at, community }: Spoken, filings: Filings) => {
  const { policy } = await community();
  return { filings, as: countedAs(await caseStore(table).getEach(Object.keys(filings))), at, policy };
};

/**
 * Each filing has written itself down in its own commit, so whichever delivery comes sees every filing before it:
 * repeated, late or reordered deliveries find nothing new to tell.
 */
export const countFilings = async (heard: Heard<typeof mediationReactions.countRecurrenceWhenFiled>) => {
  const { event, table, command } = heard;
  const spot = Spot.parse(event.data);
  const recurrences = recurrenceStore(table);
  const counted = await counting(heard, await recurrences.filings(spot));
  const id = recurrences.idOf(spot);
  if (await recurrences.find(id)) return recurrences.decide(id, command, (current) => count(current, counted));
  const first = count(noRecurrence(spot), counted);
  return first && recurrences.create(id, command, first);
};

/**
 * The issue may have stood for several recurrences; the cases say of which category and building each was. The filings
 * are read after the state that they are counted into: a case that joined in between would else be missed, and nobody
 * would count it again.
 */
export const endEpisodes = async (heard: Heard<typeof mediationReactions.endRecurrenceWhenIssueEnded>) => {
  const { event, table, command } = heard;
  const { recurrenceIds, caseIds } = event.data;
  if (recurrenceIds.length === 0) return;
  const recurrences = recurrenceStore(table);
  for (const spot of await caseStore(table).spotsOf(caseIds)) {
    const id = recurrences.idOf(spot);
    const found = await recurrences.find(id);
    if (!found) continue;
    const counted = await counting(heard, await recurrences.filings(spot));
    const ending = { recurrenceIds, caseIds, ...counted };
    const asRead = { ...command, expects: found.version };
    await recurrences.decide(id, asRead, (current) => endEpisode(current, ending));
  }
};
