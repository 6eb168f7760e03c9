import { Refusal } from "#shared/domain/refusal.ts";
import type { Companion, Entity } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Key } from "#shared/table/table.ts";
import { Feedback, FeedbackSums } from "../domain/course/feedback.ts";

export const answeredAlready = new Refusal("wrong-state", { state: "answered", allowedVerbs: [] });

const sumsKey = (scope: CommunityScope, courseId: string): Key => scope.key(["ROSTER", courseId], "FEEDBACK");

/** Whoever answers is counted in the same commit, and only once: there is one answer for a booking. */
const counted = (scope: CommunityScope, before: Feedback | undefined, after: Feedback): Companion[] => {
  if (before) return [];
  const sums: [string, number][] = [
    ["answers", 1],
    ["learned", after.learned],
    ["acquainted", after.acquainted],
  ];
  const changes = sums.map(([name, by]) => ({ add: [name] as [string], by }));
  return [{ write: { update: sumsKey(scope, after.courseId), changes } }];
};

const feedbackEntity: Entity<Feedback> = {
  name: "FEEDBACK",
  schema: Feedback,
  people: ({ givenBy }) => [givenBy],
  companions: counted,
};

const none: FeedbackSums = { answers: 0, learned: 0, acquainted: 0 };

/** What a course's sums begin with: written with its seats. */
export const openedSums = (scope: CommunityScope, courseId: string): Companion => ({
  write: { put: { ...sumsKey(scope, courseId), ...none } },
});

/** What learners answered about the courses of one community. */
export const feedbackStore = (table: CommunityTable) => {
  const sumsOf = async (courseId: string): Promise<FeedbackSums> =>
    FeedbackSums.parse((await table.get(sumsKey(table.scope, courseId))) ?? none);
  return { ...entityStore(table, feedbackEntity), sumsOf };
};
