import { type Instant, plusHours } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Course } from "../domain/course/course.ts";
import type { coursesReactions } from "../reactions.ts";
import { courseStore, reminderDeadline } from "../store/course-store.ts";

const hoursBefore = [policy.remindFirstHours.value, policy.remindLastHours.value];

type Dates = Pick<Course, "courseId" | "sessions">;

/**
 * Sets when whoever is booked is reminded of these sessions, where that is still ahead. What becomes of a session
 * meanwhile is looked at then: one that is called off, or is at another time, reminds nobody.
 */
export const setReminders = async (table: CommunityTable, { courseId, sessions }: Dates, now: Instant) => {
  for (const { sessionId, startsAt } of sessions)
    for (const hours of hoursBefore) {
      const dueAt = plusHours(startsAt, -hours);
      if (dueAt > now)
        await table.write(reminderDeadline(table.scope, { sessionId, courseId, startsAt, hours }, dueAt));
    }
};

export const remind = async ({ event, table, now }: Heard<typeof coursesReactions.remindWhenScheduled>) => {
  const { data } = event;
  const { state } = await courseStore(table).get(data.courseId);
  const meant =
    "sessionId" in data ? state.sessions.filter((each) => each.sessionId === data.sessionId) : state.sessions;
  await setReminders(table, { ...state, sessions: meant }, now);
};
