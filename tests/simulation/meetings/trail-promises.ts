import { inOrder, TrailFact } from "#services/meetings/domain/issue/trail.ts";
import { meetingsReactions } from "#services/meetings/reactions.ts";
import { heardBy } from "#shared/events/contract.ts";
import { isSame, type Reading } from "./evidence.ts";

const heard = new Set(heardBy(meetingsReactions.keepTrailWhenTold).map(({ type }) => type));

/** The trail holds every fact on the way of an issue, and reads in the order in which the journals have them. */
export const trails = (reading: Reading): string[] => {
  const kept = reading.rowsIn("TRAIL").map((item) => TrailFact.parse(item));
  const expected = reading.facts
    .filter(({ type }) => heard.has(type))
    .map(({ id, type, subject, time: at, sequence, causationId, data }) =>
      TrailFact.parse({ id, type, subject, at, sequence, causationId, data }),
    );
  const ids = (facts: readonly TrailFact[]): string[] => facts.map(({ id }) => id);
  if (!isSame(ids(kept), ids(expected))) return [`the trail holds ${kept.length} facts of ${expected.length}`];
  const isInOrder = ids(inOrder(kept)).join() === ids(inOrder(expected)).join();
  return isInOrder ? [] : ["the trail is not in the order of the journals"];
};
