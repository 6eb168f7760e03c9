import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import type { Key } from "#shared/table/table.ts";

/** Courses lie together, each a row: all that employment knows of one is that it may be booked. */
export const coursesPartition = ["JOB-COURSES"] as const;

export const courseKey = (scope: CommunityScope, courseId: string): Key =>
  scope.key(coursesPartition, `COURSE#${courseId}`);

/** The courses that somebody who looks for work may be sent to. */
export const courseStore = (table: ScopedTable<CommunityScope>) => ({
  know: (courseId: string): Promise<unknown> => table.write({ put: courseKey(table.scope, courseId) }),
});
