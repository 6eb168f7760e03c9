import { campusClosed, campusReopened } from "#shared/contracts/courses.ts";
import { consumer } from "#shared/events/consumer.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { Course } from "../domain/course.ts";
import { cancelCourse, resume, suspend } from "../domain/programme.ts";
import { coursesReactions } from "../reactions.ts";
import { campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";

const reaction = coursesReactions.settleCoursesWhenCampusChanged;

type Verb = (current: Course, closureId: string, at: string) => Decision<Course> | undefined;

const verbs: Readonly<Record<string, Verb>> = {
  [campusClosed.type]: suspend,
  [campusReopened.type]: resume,
};

const retire: Verb = (current, _, at) => cancelCourse(current, { at });

/** Each course is a commit of its own, found in the table: a crash in the middle is finished by the next delivery. */
export const settleCoursesWhenCampusChanged = consumer(reaction, async ({ event, table, now, command }) => {
  const { campusId } = event.data;
  const { closureId = "" } = event.data as { closureId?: string };
  const verb = verbs[event.type] ?? retire;
  const courses = courseStore(table);
  for await (const courseId of campusStore(table).coursesOf(campusId))
    await courses.decide(courseId, command, (current) => verb(current, closureId, now));
});
