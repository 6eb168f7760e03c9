import type { Heard } from "#shared/events/consumer.ts";
import { keptUntil } from "../domain/session/forget.ts";
import type { coursesReactions } from "../reactions.ts";
import { attendanceDeadline, courseStore } from "../store/course-store.ts";
import { forgetCourse } from "../store/forgetting.ts";

export const forgetAttendance = async (heard: Heard<typeof coursesReactions.forgetCourseWhenAttendanceDue>) => {
  const { event, table, now, command, community } = heard;
  const { state: course } = await courseStore(table).get(event.data.courseId);
  const kept = keptUntil(course, (await community()).policy);
  if (!kept) return;
  if (now < kept) await table.write(attendanceDeadline(table.scope, course.courseId, kept));
  else await forgetCourse(table, course, command);
};
