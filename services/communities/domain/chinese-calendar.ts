import data from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { Calendar, CalendarYear } from "#shared/domain/calendar.ts";

const zones: ReadonlySet<string> = new Set(["Asia/Shanghai", "Asia/Urumqi", "Asia/Chongqing", "PRC"]);

/** Whether the holidays of China are those of a time zone. */
export const isChinese = (timeZone: string): boolean => zones.has(timeZone);

/** Where the days were announced, and through which package they come. */
export const chineseSource = "国务院办公厅节假日安排 (chinese-days)";

const ofYear = (days: Readonly<Record<string, string>>, year: string): string[] =>
  Object.keys(days)
    .filter((day) => day.startsWith(year))
    .toSorted();

/** The public holidays and make-up workdays of a year, as the State Council announced them; nothing where it has not. */
export const chineseYear = (year: string): CalendarYear | undefined => {
  const holidays = ofYear(data.holidays, year);
  return holidays.length > 0 ? { holidays, makeUpWorkdays: ofYear(data.workdays, year) } : undefined;
};

/** The years from `first` on that were announced. */
export const chineseCalendar = (first: number): Calendar => {
  const years = [...new Set(Object.keys(data.holidays).map((day) => day.slice(0, 4)))].toSorted();
  const wished = years.filter((year) => Number(year) >= first);
  return Object.fromEntries(wished.flatMap((year) => [[year, chineseYear(year)]] as const)) as Calendar;
};
