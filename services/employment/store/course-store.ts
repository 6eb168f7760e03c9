import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Key } from "#shared/table/table.ts";

/** Courses lie together, each a row: all that employment knows of one is that it may be booked, or that it is over. */
export const coursesPartition = ["JOB-COURSES"] as const;

export const courseKey = (scope: CommunityScope, courseId: string): Key =>
  scope.key(coursesPartition, `COURSE#${courseId}`);

/** Whether somebody who looks for work may be sent to the course. */
export const isOnOffer = (course: Item | undefined): boolean => course !== undefined && course.isOver !== true;

/** The courses that somebody who looks for work may be sent to. What is over stays so, whichever fact comes first. */
export const courseStore = (table: CommunityTable) => {
  const know = async (courseId: string): Promise<void> => {
    const put = courseKey(table.scope, courseId);
    try {
      await table.write({ put, when: [{ path: ["partition"], is: "absent" }] });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  };

  const end = (courseId: string): Promise<unknown> =>
    table.write({ put: { ...courseKey(table.scope, courseId), isOver: true } });

  return { know, end };
};
