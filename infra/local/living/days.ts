import { chineseCalendar } from "#services/communities/domain/chinese-calendar.ts";
import { type Calendar, isWorkday } from "#shared/domain/calendar.ts";
import { type Day, dayIn, type Instant, instantAt, plusDays, plusMinutes } from "#shared/domain/dates.ts";
import { hourIn } from "#shared/domain/local-time.ts";

export const zone = "Asia/Shanghai";

/** The public holidays that never move; what else a year brings was not announced yet. */
const fixed = ["01-01", "05-01", "10-01", "10-02", "10-03"];

/** The years that nobody announced and that a demonstration of this day needs, with the holidays that are certain. */
export const missingYears = (today: Day): Calendar => {
  const known = chineseCalendar(2020);
  const year = Number(today.slice(0, 4));
  const missing = [year - 1, year, year + 1].map(String).filter((each) => !known[each]);
  return Object.fromEntries(
    missing.map((each) => [each, { holidays: fixed.map((day) => `${each}-${day}`), makeUpWorkdays: [] }]),
  );
};

const morning = 8;
const evening = 20;

/** Days and hours around a moment, by the clocks and the working days of the community. */
export const daysAround = (now: Instant) => {
  const today = dayIn(zone, now);
  const calendar = { ...chineseCalendar(2020), ...missingYears(today) };

  const dayOf = (days: number): Day => plusDays(today, days);

  /** The working day that lies so many days back or ahead, or the next one before it. */
  const workday = (days: number): Day => {
    let day = dayOf(days);
    while (!isWorkday(calendar, day)) day = plusDays(day, -1);
    return day;
  };

  return {
    now,
    today,
    dayOf,
    workday,
    /** The clock time of a day so many days from today. */
    at: (days: number, time: string): Instant => instantAt(zone, dayOf(days), time),
    /** The same on a working day, for what an office does. */
    atWork: (days: number, time: string): Instant => instantAt(zone, workday(days), time),
    ago: (minutes: number): Instant => plusMinutes(now, -minutes),
    /** The latest moment by day: now, or the evening before. */
    lastDaytime: (): Instant => {
      const hour = hourIn(zone, plusMinutes(now, -10));
      if (hour >= morning && hour < evening) return plusMinutes(now, -10);
      return instantAt(zone, hour >= evening ? today : dayOf(-1), "19:30");
    },
  };
};

export type Days = ReturnType<typeof daysAround>;
