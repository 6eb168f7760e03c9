import { courseOpened } from "#shared/contracts/courses.ts";
import { consumer } from "#shared/events/consumer.ts";
import { employmentReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";

export const knowCourseWhenOpened = consumer(
  employmentReactions.knowCourseWhenOpened,
  async ({ event: { type, data }, table }) => {
    const courses = courseStore(table);
    await (type === courseOpened.type ? courses.know(data.courseId) : courses.end(data.courseId));
  },
);
