import { consumer } from "#shared/events/consumer.ts";
import { advance } from "../domain/programme.ts";
import { coursesReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";

export const advanceWhenCourseDue = consumer(coursesReactions.advanceWhenCourseDue, ({ event, table, now, command }) =>
  courseStore(table).decide(event.data.courseId, command, (current) => advance(current, now)),
);
