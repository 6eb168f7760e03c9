import type { Instant } from "#shared/domain/dates.ts";
import type { Command } from "#shared/table/journal.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { followLearner } from "../domain/seats/consent.ts";
import { learnerStore } from "./learner-store.ts";
import { seatStore } from "./seat-store.ts";

type Told = { readonly courseId: string; readonly learnerId: string };

/**
 * Who books reads who the learner is, and then decides on the seats: what was heard of the learner between the two
 * found no seat to follow. So whoever hears of the seat looks at the learner once more.
 */
export const lookAgainAtLearner = async (
  table: CommunityTable,
  { courseId, learnerId }: Told,
  command: Command,
  now: Instant,
): Promise<void> => {
  const learner = await learnerStore(table).find(learnerId);
  const isPlain = !learner?.isGone && Object.keys(learner?.consents ?? {}).length === 0;
  if (!learner || isPlain) return;
  await seatStore(table).decide(courseId, command, (current) => followLearner(current, learner, now));
};
