import { type Instant, plusHours } from "#shared/domain/dates.ts";
import { nextAt } from "#shared/domain/local-time.ts";
import { policy } from "#shared/domain/policy.ts";
import type { Heard } from "#shared/events/consumer.ts";
import type { Course } from "../domain/course/course.ts";
import { auditHour, driftOf, raiseDrift, unlisted } from "../domain/seats/capacity.ts";
import { lookOf } from "../domain/seats/offer.ts";
import { markOf } from "../domain/seats/seats.ts";
import type { coursesReactions } from "../reactions.ts";
import { bookingStore } from "../store/booking-store.ts";
import { auditDeadline, courseStore } from "../store/course-store.ts";
import { retellBookings } from "../store/retelling.ts";
import { seatStore } from "../store/seat-store.ts";
import { tendSeats } from "../store/tending.ts";
import { setReminders } from "./remind.ts";

/** What begins before the night after next: its reminders are set once more, as of what was scheduled before there were any. */
const soonIn = ({ sessions }: Pick<Course, "sessions">, now: Instant) =>
  sessions.filter(({ startsAt }) => startsAt > now && startsAt < plusHours(now, 2 * policy.remindFirstHours.value));

/**
 * The night's count: what does not add up is raised and left alone, rows that are missing or behind are written anew,
 * and whatever lapsed unnoticed is tended. As long as the course goes on, the next night comes.
 */
export const auditSeats = async (heard: Heard<typeof coursesReactions.auditWhenDue>) => {
  const { event, table, now, command, log, community } = heard;
  const { courseId } = event.data;
  const card = await community();
  const { seats } = await seatStore(table).decide(courseId, command, (current) => raiseDrift(current, markOf(command)));
  await retellBookings(table, courseId, unlisted(seats, await bookingStore(table).allOfCourse(courseId)));
  const drift = driftOf(seats);
  if (drift) log.error("seats do not add up", { courseId, ...drift });
  else await tendSeats(table, courseId, command, lookOf(card, now));
  const { state: course } = await courseStore(table).get(courseId);
  if (course.status === "completed" || course.status === "cancelled") return;
  await setReminders(table, { courseId, sessions: soonIn(course, now) }, now);
  await table.write(auditDeadline(table.scope, courseId, nextAt(card.timeZone, now, auditHour)).write);
};
