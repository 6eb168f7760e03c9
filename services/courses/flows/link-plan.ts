import type { Heard } from "#shared/events/consumer.ts";
import { link } from "../domain/course/term-plan.ts";
import type { coursesReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";
import { termPlanStore } from "../store/term-plan-store.ts";

/** A course that was proposed for a plan is linked to it, and delivered once it is over and took place. */
export const linkPlan = async (heard: Heard<typeof coursesReactions.linkPlanWhenCourseChanged>) => {
  const { event, table, command } = heard;
  const { courseId } = event.data;
  const { state: course } = await courseStore(table).get(courseId);
  const { planned, status, sessions } = course;
  const delivered = status === "completed" && sessions.some((session) => session.status === "held");
  const plan = planned && (await termPlanStore(table).find(planned.termPlanId));
  if (!planned || !plan) return;
  const linking = { plannedCourseId: planned.plannedCourseId, courseId, delivered };
  await termPlanStore(table).decide(planned.termPlanId, command, (current) => link(current, linking));
};
