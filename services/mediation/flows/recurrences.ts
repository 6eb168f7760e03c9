import { numberOf } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import { count, countedAs, endEpisode, keptSince, noRecurrence, Spot, type SpotFiling } from "../domain/recurrence.ts";
import type { mediationReactions } from "../reactions.ts";
import { caseStore } from "../store/case-store.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

type Spoken = Pick<Heard<typeof mediationReactions.countRecurrenceWhenFiled>, "table" | "now" | "community">;

type Looked = { readonly filings: readonly SpotFiling[]; readonly spent: readonly string[]; readonly isOpen: boolean };

/** As whose the filings count: asked only where it decides, since each is a case to read. */
const counting = async ({ table, now: at, community }: Spoken, { filings, spent, isOpen }: Looked) => {
  const { policy } = await community();
  const known = new Set(spent);
  const caseIds = filings.map(({ caseId }) => caseId).filter((caseId) => !known.has(caseId));
  const isDecided = isOpen || caseIds.length < numberOf("recurrenceCases", policy);
  return { filings, as: countedAs(isDecided ? [] : await caseStore(table).getEach(caseIds)), at, policy };
};

/** The filings with one that may be beyond what is looked at. */
const including = (filings: readonly SpotFiling[], own: SpotFiling): readonly SpotFiling[] =>
  filings.some(({ caseId }) => caseId === own.caseId) ? filings : [...filings, own];

/**
 * Each filing has written itself down in its own commit, so whichever delivery comes sees every filing before it:
 * repeated, late or reordered deliveries find nothing new to tell. What counts no more is deleted here, where nobody
 * waits for it.
 */
export const countFilings = async (heard: Heard<typeof mediationReactions.countRecurrenceWhenFiled>) => {
  const { event, table, now, command, community } = heard;
  const spot = Spot.parse(event.data);
  const recurrences = recurrenceStore(table);
  const id = recurrences.idOf(spot);
  const found = await recurrences.find(id);
  const current = found?.state ?? noRecurrence(spot);
  const since = keptSince(now, (await community()).policy);
  const { filings, old } = await recurrences.filings(spot, since);
  const own = { caseId: event.data.caseId, filedAt: event.time };
  const all = own.filedAt < since ? filings : including(filings, own);
  const counted = await counting(heard, { filings: all, spent: current.spent, isOpen: current.open !== undefined });
  const first = found ? undefined : count(current, counted);
  if (first) await recurrences.create(id, command, first);
  if (found) await recurrences.decide(id, { ...command, expects: found.version }, (state) => count(state, counted));
  await recurrences.forget(old);
};

/**
 * The issue may have stood for several recurrences; the cases say of which category and building each was. The filings
 * are read after the state that they are counted into: a case that joined in between would else be missed, and nobody
 * would count it again.
 */
export const endEpisodes = async (heard: Heard<typeof mediationReactions.endRecurrenceWhenIssueEnded>) => {
  const { event, table, now, command, community } = heard;
  const { recurrenceIds, caseIds } = event.data;
  if (recurrenceIds.length === 0) return;
  const since = keptSince(now, (await community()).policy);
  const recurrences = recurrenceStore(table);
  for (const spot of await caseStore(table).spotsOf(caseIds)) {
    const id = recurrences.idOf(spot);
    const found = await recurrences.find(id);
    if (!found) continue;
    const { filings } = await recurrences.filings(spot, since);
    const spent = [...found.state.spent, ...caseIds];
    const counted = await counting(heard, { filings, spent, isOpen: false });
    const ending = { recurrenceIds, caseIds, ...counted };
    const asRead = { ...command, expects: found.version };
    await recurrences.decide(id, asRead, (current) => endEpisode(current, ending));
  }
};
