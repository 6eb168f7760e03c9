import * as z from "zod";
import type { Format } from "./formats.ts";
import { refuse } from "./refusal.ts";

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Each request reads a calendar full of days, so a day `YYYY-MM-DD` is checked by numbers alone. */
const isRealDay = (text: string): boolean => {
  const [monthOfYear, date] = [Number(text.slice(5, 7)), Number(text.slice(8, 10))];
  const longest = longestMonths[monthOfYear - 1] ?? 0;
  const isLast = date === 29 && monthOfYear === 2;
  return date >= 1 && date <= longest && (!isLast || isLeap(Number(text.slice(0, 4))));
};

/** An instant that exists, RFC 3339 in UTC with milliseconds: `2021-04-12T02:00:00.000Z`. */
export const Instant = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/, "instant" satisfies Format)
  .refine((text) => isRealDay(text.slice(0, 10)), "instant" satisfies Format);
export type Instant = z.infer<typeof Instant>;

/** Whether a day, an instant or a partial date is of a year that people write down: of the last century to the next. */
export const isOfOurTime = (date: string): boolean => date >= "1900" && date < "2101";

const minuteMilliseconds = 60_000;

/** Reckoning goes no further than years of four figures: text of any other would neither sort nor be read again. */
const written = (milliseconds: number): Instant => {
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  return year >= 1000 && year <= 9999 ? date.toISOString() : refuse("date-implausible");
};

export const plusHours = (instant: Instant, hours: number): Instant => plusMinutes(instant, hours * 60);

export const plusMinutes = (instant: Instant, minutes: number): Instant =>
  written(Date.parse(instant) + minutes * minuteMilliseconds);

const minutesADay = 1440;

/** So many days of 24 hours. */
export const daysAsMinutes = (days: number): number => days * minutesADay;

export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / minuteMilliseconds));

/** Whole days of 24 hours that have passed. */
export const daysBetween = (from: Instant, to: Instant): number => Math.floor(minutesBetween(from, to) / minutesADay);

const month = "(0[1-9]|1[0-2])";
const partialDatePattern = new RegExp(
  `^(\\d{4})(?:/(?:early|mid|late)|-Q([1-4])|-${month}(?:/(?:early|mid|late)|-(\\d\\d))?)?$`,
);

/** A date as exact as people know it: `2021`, `2021/early`, `2021-Q3`, `2021-08`, `2021-08/late`, `2021-04-26`. */
export const PartialDate = z
  .string()
  .regex(partialDatePattern, "partial-date" satisfies Format)
  .refine((text) => !/^\d{4}-\d\d-\d\d$/.test(text) || isRealDay(text), "partial-date" satisfies Format);
export type PartialDate = z.infer<typeof PartialDate>;

/** The first day that a partial date may mean: `2021-Q3` → `2021-07-01`. */
export const earliestDay = (date: PartialDate): string => {
  const [, year, quarter, monthOfYear, day] = partialDatePattern.exec(date) ?? [];
  const thirds = { mid: monthOfYear ? "11" : "05", late: monthOfYear ? "21" : "09" };
  const third = thirds[date.split("/")[1] as keyof typeof thirds];
  const firstMonth = monthOfYear ?? (quarter ? String(Number(quarter) * 3 - 2).padStart(2, "0") : undefined);
  if (firstMonth) return `${year}-${firstMonth}-${day ?? third ?? "01"}`;
  return `${year}-${third ?? "01"}-01`;
};

/** The last day of a month: `2021-02` → `2021-02-28`. */
const endOfMonth = (yearAndMonth: string): string => {
  const [year, monthOfYear] = yearAndMonth.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, monthOfYear ?? 0, 0)).toISOString().slice(0, 10);
};

/** The last day that a partial date may mean: `2021-Q3` → `2021-09-30`, `2021/early` → `2021-04-30`. */
export const latestDay = (date: PartialDate): string => {
  const [, year, quarter, monthOfYear, day] = partialDatePattern.exec(date) ?? [];
  if (day) return date;
  const third = date.split("/")[1] as "early" | "mid" | "late" | undefined;
  if (monthOfYear) {
    const last = { early: "10", mid: "20", late: undefined }[third ?? "late"];
    return last ? `${year}-${monthOfYear}-${last}` : endOfMonth(`${year}-${monthOfYear}`);
  }
  const lastMonth = quarter ? Number(quarter) * 3 : { early: 4, mid: 8, late: 12 }[third ?? "late"];
  return endOfMonth(`${year}-${String(lastMonth).padStart(2, "0")}`);
};

export const yearOf = (instant: Instant): number => Number(instant.slice(0, 4));

/** A day: `2021-04-26`. */
export const Day = z
  .string()
  .regex(/^[1-9]\d{3}-\d\d-\d\d$/, "day" satisfies Format)
  .refine(isRealDay, "day" satisfies Format);
export type Day = z.infer<typeof Day>;

/** A month of a year that people plan for or look back on: `2021-04`. */
export const Month = z.string().regex(/^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/, "month" satisfies Format);

export const plusDays = (day: Day, days: number): Day => {
  const date = new Date(`${day}T00:00:00Z`);
  return written(date.setUTCDate(date.getUTCDate() + days)).slice(0, 10);
};

/** The same day of a later month, or its last where that month is shorter: `2021-01-31` + 1 → `2021-02-28`. */
export const plusMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};

const details = {
  day: {},
  minute: { dateStyle: "short", timeStyle: "short" },
  second: { dateStyle: "short", timeStyle: "medium" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A format is dear to make and cheap to use, and communities share few time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at an instant: `2026-03-29`, with the minute `2026-03-29 15:30`, or the second. */
export const shownIn = (timeZone: string, instant: Instant | number, detail: keyof typeof details): string => {
  const name = `${detail} ${timeZone}`;
  const format = formats.get(name) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, ...details[detail] });
  formats.set(name, format);
  return format.format(new Date(instant));
};

/** The day of an instant in a time zone: `2021-04-12`. */
export const dayIn = (timeZone: string, instant: Instant): Day => shownIn(timeZone, instant, "day");

/** A time of day in some time zone: `19:30`. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "clock-time" satisfies Format);

/** By how many milliseconds the clocks of a time zone are ahead of UTC at an instant. */
const offsetAt = (timeZone: string, instant: number): number => {
  const shown = Date.parse(`${shownIn(timeZone, instant, "second").replace(" ", "T")}Z`);
  return Number.isNaN(shown) ? refuse("date-implausible") : shown - instant;
};

/**
 * The instant at which the clocks of a time zone show a day and a time. A time that they show twice, when summer
 * ends, is the first of the two; one that they skip, when it begins, is as long after the change as it was skipped.
 */
export const instantAt = (timeZone: string, day: Day, time: string): Instant => {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const [before, after] = [-1, 1].map((side) => offsetAt(timeZone, shown + side * 24 * 60 * minuteMilliseconds));
  const found = [before ?? 0, after ?? 0].map((offset) => shown - offset);
  const fitting = found.filter((instant) => offsetAt(timeZone, instant) === shown - instant);
  return written(fitting.length > 0 ? Math.min(...fitting) : Math.max(...found));
};

const latestZone = "Pacific/Kiritimati";

/** Refuses with `date-implausible` an act that would have happened, wherever it was, after it is recorded. */
export const mustHaveHappened = (
  happenedOn: PartialDate | undefined,
  recordedAt: Instant,
  timeZone = latestZone,
): void => {
  if (happenedOn && earliestDay(happenedOn) > dayIn(timeZone, recordedAt))
    refuse("date-implausible", { errors: [{ pointer: "/happenedOn", code: "in-the-future" }] });
};
