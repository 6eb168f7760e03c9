import { numberOf } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { count, countedAs, endEpisode, type Filings, noRecurrence, Spot } from "../domain/recurrence.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

type Spoken = Pick<Heard<typeof mediationReactions.countRecurrenceWhenFiled>, "table" | "now" | "community">;

/** As whose the filings count: asked only where it decides, since each is a case to read. */
const counting = async ({ table, now: at, community }: Spoken, filings: Filings, isOpen: boolean) => {
  const { policy } = await community();
  const caseIds = Object.keys(filings);
  const isDecided = isOpen || caseIds.length < numberOf("recurrenceCases", policy);
  return { filings, as: countedAs(isDecided ? [] : await caseStore(table).getEach(caseIds)), at, policy };
};

/**
 * Each filing has written itself down in its own commit, so whichever delivery comes sees every filing before it:
 * repeated, late or reordered deliveries find nothing new to tell.
 */
export const countFilings = async (heard: Heard<typeof mediationReactions.countRecurrenceWhenFiled>) => {
  const { event, table, command } = heard;
  const spot = Spot.parse(event.data);
  const recurrences = recurrenceStore(table);
  const id = recurrences.idOf(spot);
  const found = await recurrences.find(id);
  const counted = await counting(heard, await recurrences.filings(spot), found?.state.open !== undefined);
  const asRead = { ...command, expects: found?.version };
  if (found) return recurrences.decide(id, asRead, (current) => count(current, counted));
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
    const counted = await counting(heard, await recurrences.filings(spot), false);
    const ending = { recurrenceIds, caseIds, ...counted };
    const asRead = { ...command, expects: found.version };
    await recurrences.decide(id, asRead, (current) => endEpisode(current, ending));
  }
};
