import { consumer } from "#shared/events/consumer.ts";
import { link } from "../domain/term-plan.ts";
import { coursesReactions } from "../reactions.ts";
import { courseStore } from "../store/course-store.ts";
import { termPlanStore } from "../store/term-plan-store.ts";

/** A course that was proposed for a plan is linked to it, and delivered once it was held to its end. */
export const linkPlanWhenCourseChanged = consumer(
  coursesReactions.linkPlanWhenCourseChanged,
  async ({ event, table, command }) => {
    const { courseId } = event.data;
    const { state: course } = await courseStore(table).get(courseId);
    const { planned, status } = course;
    const plan = planned && (await termPlanStore(table).find(planned.termPlanId));
    if (!planned || !plan) return;
    const linking = { plannedCourseId: planned.plannedCourseId, courseId, delivered: status === "completed" };
    await termPlanStore(table).decide(planned.termPlanId, command, (current) => link(current, linking));
  },
);
