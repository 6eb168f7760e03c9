import { consumer } from "#shared/events/consumer.ts";
import { stepOf } from "#shared/table/journal.ts";
import { settle } from "../domain/programme.ts";
import { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";

/**
 * Each course follows the campus as it is, whatever was heard of it: a commit for each, found in the table, so a crash
 * in the middle is finished by the next delivery. Whoever finds that the campus changed meanwhile begins again.
 */
export const settleCoursesWhenCampusChanged = consumer(
  coursesReactions.settleCoursesWhenCampusChanged,
  async ({ event, table, now, command }) => {
    const { campusId } = event.data;
    const campuses = campusStore(table);
    let { state: campus, version } = await campuses.get(campusId);
    for (let settled = 0; settled !== version; { state: campus, version } = await campuses.get(campusId)) {
      settled = version;
      const step = stepOf(command, `campus ${version}`);
      for await (const courseId of campuses.coursesOf(campusId))
        await courseStore(table).decide(courseId, step, (current) => settle(current, campus, now));
    }
  },
);
