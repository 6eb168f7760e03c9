import { consumer } from "#shared/events/consumer.ts";
import { cellOfStage } from "../domain/counting.ts";
import { employmentReactions } from "../reactions.ts";
import { countStore } from "../store/count-store.ts";
import { postingStore } from "../store/posting-store.ts";

/** A need that was told belongs to no programme yet; a posting does. */
export const countWhenSeekerBriefed = consumer(employmentReactions.countWhenSeekerBriefed, async ({ event, table }) => {
  const { seekerId, postingIds } = event.data;
  const postings = await postingStore(table).getEach([...new Set(postingIds)]);
  const programmeIds = [...new Set(postings.map(({ programmeId }) => programmeId))];
  const cells = programmeIds.map((programmeId) => cellOfStage("briefed", programmeId));
  if (cells.length > 0) await countStore(table).countOnce(cells, seekerId);
});
