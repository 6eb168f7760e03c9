import * as z from "zod";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import { ConditionFailed, type Item, type Key } from "#shared/table/table.ts";

/** Courses lie together, each a row: all that employment knows of one is that it may be booked, or that it is over. */
export const coursesPartition = ["JOB-COURSES"] as const;

export const courseKey = (scope: CommunityScope, courseId: string): Key =>
  scope.key(coursesPartition, `COURSE#${courseId}`);

/** The course as courses itself keeps it, of which nothing may have been heard yet. */
export const courseSourceKey = (scope: CommunityScope, courseId: string): Key =>
  scope.key(["COURSE", courseId], "STATE");

const Source = z.object({ status: z.enum(["enrolling", "running"]) });

/** Whether somebody who looks for work may be sent to the course: as was heard of it, or as it is at its source. */
export const isOnOffer = (course: Item | undefined, source: Item | undefined): boolean =>
  course ? course.isOver !== true : Source.safeParse(source?.state).success;

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
