import * as z from "zod";
import { type Calendar, isHoliday, isWorkday, isYearKnown } from "#shared/domain/calendar.ts";
import { ClockTime, type Day, plusDays } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const ordinals = ["first", "second", "third", "fourth", "fifth", "last"] as const;

const NthWeekday = z.strictObject({ nth: z.enum(ordinals), weekday: z.enum(weekdays) });
const DayOfMonth = z.strictObject({ day: z.int().min(1).max(31) });

/** On which day of a month a body meets, and when: "second Thursday, 19:30, for two hours". */
export const Rule = z.strictObject({
  on: z.union([NthWeekday, DayOfMonth]),
  /** Every month, where none are named. */
  months: z.array(z.int().min(1).max(12)).min(1).max(12).optional(),
  at: ClockTime,
  minutes: z.int().min(15).max(600),
  /** A day that is a holiday is left out, or moved to the working day after it. */
  ifHoliday: z.enum(["skip", "next-workday"]).default("skip"),
});
export type Rule = z.infer<typeof Rule>;

const dayIn = (year: number, month: number, day: number): Day =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const nthWeekday = (year: number, month: number, { nth, weekday }: z.infer<typeof NthWeekday>): number | undefined => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const earliest = 1 + ((weekdays.indexOf(weekday) - first + 7) % 7);
  const length = lengthOf(year, month);
  if (nth === "last") return earliest + 7 * Math.floor((length - earliest) / 7);
  const day = earliest + 7 * ordinals.indexOf(nth);
  return day <= length ? day : undefined;
};

/** The day of a month that a rule names; nothing in a month without it, such as one without a fifth Thursday. */
const dayOf = ({ on, months }: Rule, year: number, month: number): Day | undefined => {
  if (months && !months.includes(month)) return undefined;
  const isLongEnough = "day" in on && on.day <= lengthOf(year, month);
  const day = "day" in on ? (isLongEnough ? on.day : undefined) : nthWeekday(year, month, on);
  return day === undefined ? undefined : dayIn(year, month, day);
};

/** After so many years the weekdays of the calendar have all fallen on every date, the 29th of February included. */
const cycleYears = 28;

/** Every day of the rule after `day`, month by month, holidays or not. */
function* daysAfter(rule: Rule, day: Day): Generator<Day> {
  const [year = 0, month = 1] = day.split("-").map(Number);
  for (let nth = 0; nth <= cycleYears * 12; nth += 1) {
    const at = month - 1 + nth;
    const found = dayOf(rule, year + Math.floor(at / 12), (at % 12) + 1);
    if (found && found > day) yield found;
  }
}

/** The days of the rule in the years that the calendar knows. */
const knownDays = (rule: Rule, calendar: Calendar): Day[] => {
  const [first = "2000"] = Object.keys(calendar).toSorted();
  return [...daysAfter(rule, `${Number(first) - 1}-12-31`)].filter((day) => isYearKnown(calendar, day.slice(0, 4)));
};

/** One day may be a holiday by chance, as by the moon; a rule all of whose days were is left out for good. */
const isLeftOut = (rule: Rule, calendar: Calendar): boolean => {
  const days = rule.ifHoliday === "skip" ? knownDays(rule, calendar) : [];
  return days.length > 1 && days.every((day) => isHoliday(calendar, day));
};

/** Refuses a rule whose day never comes, such as the 31st of April, or the 1st of October where holidays are skipped. */
export const mustFall = (rule: Rule, calendar: Calendar): void => {
  const { done } = daysAfter(rule, "2000-01-01").next();
  if (done || isLeftOut(rule, calendar)) refuseField("/rule", "never-falls");
};

const movedFrom = (day: Day, calendar: Calendar): Day => {
  let moved = day;
  while (!isWorkday(calendar, moved)) moved = plusDays(moved, 1);
  return moved;
};

/** So far back an occurrence may lie that holidays move beyond today. */
const longestHolidays = 31;

/** When an occurrence is held: nothing where it is left out. */
const heldOn = (found: Day, { ifHoliday }: Rule, calendar: Calendar): Day | undefined => {
  if (!isHoliday(calendar, found)) return found;
  return ifHoliday === "next-workday" ? movedFrom(found, calendar) : undefined;
};

/**
 * The first day after `day` on which the rule lets a body meet: one that it names and is no holiday, or to which an
 * earlier one was moved. Refuses `calendar-missing` where the calendar does not say.
 */
export const nextDay = (rule: Rule, day: Day, calendar: Calendar): Day => {
  for (const found of daysAfter(rule, plusDays(day, -longestHolidays))) {
    if (found <= day && !isYearKnown(calendar, found.slice(0, 4))) continue;
    const held = heldOn(found, rule, calendar);
    if (held !== undefined && held > day) return held;
  }
  return refuseField("/rule", "never-falls");
};
