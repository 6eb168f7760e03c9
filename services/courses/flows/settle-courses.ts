import type { Heard } from "#shared/events/consumer.ts";
import { stepOf } from "#shared/table/journal.ts";
import { inTurn } from "#shared/table/turn.ts";
import { settle } from "../domain/course/enrolment.ts";
import type { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";

type Meant = { readonly campusId: string; readonly courses: () => AsyncIterable<string> | Iterable<string> };

/** Whom a fact concerns: each course of a campus that changed, or the one that was approved meanwhile. */
const meantBy = async ({
  event,
  table,
}: Heard<typeof coursesReactions.settleCoursesWhenCampusChanged>): Promise<Meant> => {
  const { data } = event;
  if ("campusId" in data) return { ...data, courses: () => campusStore(table).coursesOf(data.campusId) };
  const { state } = await courseStore(table).get(data.courseId);
  return { campusId: state.campusId, courses: () => [data.courseId] };
};

/**
 * Each course follows the campus as it is, whatever was heard of it: a commit for each, found in the table, so a crash
 * in the middle is finished by the next delivery. Whoever finds that the campus changed meanwhile begins again.
 */
export const settleCourses = async (heard: Heard<typeof coursesReactions.settleCoursesWhenCampusChanged>) => {
  const { table, now, command } = heard;
  const { campusId, courses } = await meantBy(heard);
  const campuses = campusStore(table);
  let { state: campus, version } = await campuses.get(campusId);
  for (let settled = 0; settled !== version; { state: campus, version } = await campuses.get(campusId)) {
    settled = version;
    const step = stepOf(command, `campus ${version}`);
    const seen = campus;
    await inTurn(heard, courses, {
      placeOf: (courseId) => `${version} ${courseId}`,
      work: (courseId) => courseStore(table).decide(courseId, step, (current) => settle(current, seen, now)),
    });
  }
};
