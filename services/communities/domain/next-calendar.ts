import { calendarYearMissing, calendarYearTaken } from "#shared/contracts/calendars.ts";
import { type CalendarYear, isYearKnown } from "#shared/domain/calendar.ts";
import { daysAsMinutes, type Instant, plusMinutes, yearOf } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { type Community, communityLifecycle } from "./community.ts";

/** When the holidays of a year should be known: at the beginning of the December before it. */
export const calendarDueAt = (year: number): Instant => `${year - 1}-12-01T00:00:00.000Z`;

/** The first year that is asked for in a community that begins now. */
export const firstCalendarYear = (at: Instant): number => yearOf(at) + 1;

/** When a year, or the year after one that is known or over, is asked for next; a year that nobody knows again soon. */
export const nextCalendar = (
  current: Community,
  year: number,
  at: Instant,
): { year: number; dueAt: Instant } | undefined => {
  if (current.status === "archived" || current.status === "erased") return undefined;
  const isSettled = isYearKnown(current.calendar, String(year)) || yearOf(at) > year;
  if (isSettled) return { year: year + 1, dueAt: calendarDueAt(year + 1) };
  return { year, dueAt: plusMinutes(at, daysAsMinutes(numberOf("calendarAgainDays"))) };
};

type Announced = {
  readonly year: string;
  /** As they were announced; nothing where nobody shipped them. */
  readonly days: CalendarYear | undefined;
  readonly source: string;
};

/** The holidays of a year as they were announced. Of a year that is recorded nothing changes, and nothing is guessed. */
export const takeCalendarYear = (current: Community, { year, days, source }: Announced) => {
  if (!communityLifecycle.can("configure", current) || isYearKnown(current.calendar, year)) return undefined;
  const subject = communityLifecycle.allow("configure", current);
  const { slug } = subject;
  if (!days) return { state: current, facts: [calendarYearMissing({ slug, year, toldTo: ["community-admin"] })] };
  const calendar = { ...subject.calendar, [year]: days };
  const calendarSources = { ...subject.calendarSources, [year]: source };
  return {
    state: { ...subject, calendar, calendarSources } as Community,
    facts: [calendarYearTaken({ slug, year, source })],
  };
};
