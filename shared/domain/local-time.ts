import * as z from "zod";
import { type Day, dayIn, type Instant, plusDays } from "./dates.ts";

/** A time of day as a clock on the wall shows it: `15:30`. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export type TimeOfDay = z.infer<typeof TimeOfDay>;

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  formats.set(timeZone, made);
  return made;
};

/** What a clock in the zone shows at an instant: `2026-03-29T15:30`. */
export const localIn = (timeZone: string, instant: Instant): string =>
  formatOf(timeZone).format(new Date(instant)).replace(" ", "T");

export const timeIn = (timeZone: string, instant: Instant): TimeOfDay => localIn(timeZone, instant).slice(11);

export const hourIn = (timeZone: string, instant: Instant): number => Number(timeIn(timeZone, instant).slice(0, 2));

/** How far the zone's clocks are ahead of UTC then, in milliseconds. */
const offsetAt = (timeZone: string, milliseconds: number): number => {
  const minutes = Math.floor(milliseconds / 60_000) * 60_000;
  return Date.parse(`${localIn(timeZone, new Date(minutes).toISOString())}Z`) - minutes;
};

/**
 * The instant at which the zone's clocks show that time on that day, whatever the zone of the machine. Where clocks
 * show it twice it is the first; where they skip it, it is as much later as they skip.
 */
export const instantAt = (timeZone: string, day: Day, time: TimeOfDay): Instant => {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const around = [shown - dayMilliseconds, shown + dayMilliseconds].map((near) => shown - offsetAt(timeZone, near));
  const exact = around.filter((each) => each + offsetAt(timeZone, each) === shown);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...around)).toISOString();
};

/** The next instant after `instant` at which the zone's clocks show that time. */
export const nextAt = (timeZone: string, instant: Instant, time: TimeOfDay): Instant => {
  const today = dayIn(timeZone, instant);
  const first = instantAt(timeZone, today, time);
  return first > instant ? first : instantAt(timeZone, plusDays(today, 1), time);
};
