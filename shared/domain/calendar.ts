import * as z from "zod";
import { Day, plusDays } from "./dates.ts";
import type { Format } from "./formats.ts";
import { refuse } from "./refusal.ts";

/** The days of one year that differ from the week: holidays, and weekend days that are worked to make up for them. */
export const CalendarYear = z.strictObject({
  holidays: z.array(Day).max(150),
  makeUpWorkdays: z.array(Day).max(60),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** A community's calendar, by year. */
export const Calendar = z.record(z.string().regex(/^\d{4}$/, "year" satisfies Format), CalendarYear);
export type Calendar = z.infer<typeof Calendar>;

const isWeekend = (day: Day): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const yearOf = (calendar: Calendar, day: Day): CalendarYear => {
  const year = day.slice(0, 4);
  return calendar[year] ?? refuse("calendar-missing", { year });
};

export const isYearKnown = (calendar: Calendar, year: string): boolean => calendar[year] !== undefined;

/** Whether nobody works that day. Refuses `calendar-missing` for a year without data: it never guesses. */
export const isHoliday = (calendar: Calendar, day: Day): boolean => yearOf(calendar, day).holidays.includes(day);

/** Whether it is a working day. Refuses `calendar-missing` for a year without data. */
export const isWorkday = (calendar: Calendar, day: Day): boolean => {
  const { holidays, makeUpWorkdays } = yearOf(calendar, day);
  return makeUpWorkdays.includes(day) || !(isWeekend(day) || holidays.includes(day));
};

/** The day that is so many working days after `day`; the count begins on the day after. */
export const plusWorkingDays = (calendar: Calendar, day: Day, count: number): Day => {
  let at = day;
  for (let left = count; left > 0; ) {
    at = plusDays(at, 1);
    if (isWorkday(calendar, at)) left -= 1;
  }
  return at;
};
