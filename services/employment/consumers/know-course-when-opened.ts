import { consumer } from "#shared/events/consumer.ts";
import { employmentReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";

export const knowCourseWhenOpened = consumer(employmentReactions.knowCourseWhenOpened, ({ event, table }) =>
  courseStore(table).know(event.data.courseId),
);
