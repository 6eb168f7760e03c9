import * as z from "zod";
import { sessionsScheduled } from "#shared/contracts/courses.ts";
import { type Calendar, isHoliday } from "#shared/domain/calendar.ts";
import type { Act } from "#shared/domain/caller.ts";
import { ClockTime, Day, dayIn, type Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { localIn } from "#shared/domain/local-time.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import type { Campus } from "../campus/campus.ts";
import { type Course, courseLifecycle, type Dated } from "../course/course.ts";
import { InstructorId, VenueId } from "../ids.ts";
import { type Instructor, mustBeFit } from "../instructor.ts";
import { makeSession, type Session } from "./session.ts";

/** Monday is 1, Sunday 7. */
const Weekday = z.int().min(1).max(7);

export const Slot = z.strictObject({ weekday: Weekday, from: ClockTime, to: ClockTime });
type Slot = z.infer<typeof Slot>;

/** So many sessions fit into one commit with what keeps their venues free. */
const mostAtOnce = 16;
export const mostInACourse = 100;

export const ScheduleSessions = z.strictObject({
  venueId: VenueId,
  instructorIds: z.array(InstructorId).min(1).max(5),
  slots: z.array(Slot).min(1).max(7),
  firstDay: Day,
  count: z.int().min(1).max(mostAtOnce),
});

export const MoveSession = z.strictObject({
  day: Day,
  from: ClockTime,
  to: ClockTime,
  venueId: VenueId.optional(),
});

/** Where and when the community lives. */
export type Local = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

export type Span = { readonly startsAt: Instant; readonly endsAt: Instant };

/** A span with what clocks on the wall show. */
export const localSpan = ({ startsAt, endsAt }: Span, { timeZone }: Pick<Local, "timeZone">) => ({
  startsAt,
  endsAt,
  localStart: localIn(timeZone, startsAt),
  timeZone,
});

const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

type Times = { readonly from: string; readonly to: string };

/**
 * From one time of a day to another, by the clocks of the zone. Refuses what would be over before it begins: backwards,
 * or within the hour that is skipped when summer time begins.
 */
export const spanOn = (day: Day, { from, to }: Times, { timeZone }: Pick<Local, "timeZone">, pointer: string): Span => {
  const [startsAt, endsAt] = [instantAt(timeZone, day, from), instantAt(timeZone, day, to)];
  return endsAt > startsAt ? { startsAt, endsAt } : refuseField(pointer, "ends-before-it-begins");
};

const spansOn = (day: Day, slots: readonly Slot[], local: Local): Span[] =>
  slots.flatMap((slot, nth) => (slot.weekday === weekdayOf(day) ? [spanOn(day, slot, local, `/slots/${nth}/to`)] : []));

type Plan = Pick<z.infer<typeof ScheduleSessions>, "slots" | "firstDay" | "count">;

/**
 * The first `count` times of the weekly slots from a day on, in the community's zone, holidays left out: the clock on
 * the wall stays the same when clocks change. Refuses `calendar-missing` for a year whose holidays are not known.
 */
export const weekly = ({ slots, firstDay, count }: Plan, local: Local): Span[] => {
  const spans: Span[] = [];
  for (let day = firstDay; spans.length < count; day = plusDays(day, 1)) {
    const onDay = spansOn(day, slots, local);
    if (onDay.length > 0 && !isHoliday(local.calendar, day)) spans.push(...onDay);
  }
  return spans.toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1)).slice(0, count);
};

/** The days by UTC that a session touches: each keeps its venue's uses. */
export const daysOf = ({ startsAt, endsAt }: Span): Day[] => [
  ...new Set([startsAt.slice(0, 10), new Date(Date.parse(endsAt) - 1).toISOString().slice(0, 10)]),
];

const meet = (one: Span, other: Span): boolean => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

type Scheduling = Act &
  z.infer<typeof ScheduleSessions> & {
    readonly campus: Campus;
    readonly instructors: readonly Instructor[];
    readonly local: Local;
    readonly commandId: string;
  };

const mustKnow = ({ campus, venueId, instructorIds, instructors }: Scheduling): void => {
  if (!campus.venues.some((venue) => venue.venueId === venueId)) refuseField("/venueId", "unknown-venue");
  const known = new Set(
    instructors.filter((each) => each.campusId === campus.campusId).map((each) => each.instructorId),
  );
  const stranger = instructorIds.findIndex((instructorId) => !known.has(instructorId));
  if (stranger >= 0) refuseField(`/instructorIds/${stranger}`, "unknown-instructor");
};

export type Scheduled = {
  readonly course: { state: Course; facts: ReturnType<typeof sessionsScheduled>[] };
  readonly sessions: readonly Session[];
};

/** Gives a course its dates. Refuses the past, an unknown venue or instructor, and an instructor who is not checked. */
export const schedule = (current: Course, scheduling: Scheduling): Scheduled => {
  const subject = courseLifecycle.allow("schedule", current);
  const { at, venueId, instructorIds, instructors, local, commandId } = scheduling;
  mustKnow(scheduling);
  const spans = weekly(scheduling, local);
  if (spans[0] && spans[0].startsAt <= at) refuseField("/firstDay", "in-the-past");
  if (subject.sessions.length + spans.length > mostInACourse) refuseField("/count", "too-big");
  const crossing = spans.some((span, nth) => spans.slice(nth + 1).some((other) => meet(span, other)));
  if (crossing) refuseField("/slots", "overlapping");
  for (const { startsAt } of spans) mustBeFit(subject, instructors, dayIn(local.timeZone, startsAt), local.policy);
  const { courseId } = subject;
  const ids = spans.map((_, nth) => newChildId("csn", courseId, commandId, nth));
  const sessions = spans.map(
    (span, nth) =>
      makeSession({ course: subject, sessionId: ids[nth] ?? "", ...localSpan(span, local), venueId, instructorIds })
        .state,
  );
  const dated: Dated[] = sessions.map(({ sessionId, startsAt, endsAt }) => ({
    sessionId,
    startsAt,
    endsAt,
    status: "scheduled",
  }));
  const state = { ...subject, sessions: [...subject.sessions, ...dated] } as Course;
  return { course: { state, facts: [sessionsScheduled({ courseId, sessionCount: dated.length })] }, sessions };
};

/** The uses of a venue on one day: which session, and when. */
export const VenueDay = z.record(z.string(), z.object({ startsAt: z.string(), endsAt: z.string() }));
export type VenueDay = z.infer<typeof VenueDay>;

export type Use = Span & { readonly sessionId: string };

/** The day with one use more. Refuses where the venue is used then by another session. */
export const withUse = (day: VenueDay, { sessionId, startsAt, endsAt }: Use): VenueDay => {
  const others = Object.entries(day).filter(([other]) => other !== sessionId);
  if (others.some(([, span]) => meet(span, { startsAt, endsAt }))) refuseField("/venueId", "venue-taken");
  return { ...day, [sessionId]: { startsAt, endsAt } };
};

export const withoutUse = (day: VenueDay, sessionId: string): VenueDay =>
  Object.fromEntries(Object.entries(day).filter(([other]) => other !== sessionId));
