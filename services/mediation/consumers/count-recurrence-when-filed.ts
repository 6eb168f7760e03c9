import { consumer } from "#shared/events/consumer.ts";
import { count, noRecurrence, Spot } from "../domain/recurrence.ts";
import { mediationReactions } from "../reactions.ts";
import { recurrenceStore } from "../store/recurrence-store.ts";

/**
 * Each filing has written itself down in its own commit, so whichever delivery comes sees every filing before it:
 * repeated, late or reordered deliveries find nothing new to tell.
 */
export const countRecurrenceWhenFiled = consumer(
  mediationReactions.countRecurrenceWhenFiled,
  async ({ event, table, now, command, community }) => {
    const spot = Spot.parse(event.data);
    const recurrences = recurrenceStore(table);
    const [filings, { policy }] = [await recurrences.filings(spot), await community()];
    const counted = { filings, at: now, policy };
    const id = recurrences.idOf(spot);
    if (await recurrences.find(id)) return recurrences.decide(id, command, (current) => count(current, counted));
    const first = count(noRecurrence(spot), counted);
    return first && recurrences.create(id, command, first);
  },
);
