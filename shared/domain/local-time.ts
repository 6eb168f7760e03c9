import { type Day, dayIn, type Instant, instantAt, plusDays } from "./dates.ts";

/** A format is dear to make and cheap to use, and communities share few time zones. */
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

export const hourIn = (timeZone: string, instant: Instant): number => Number(localIn(timeZone, instant).slice(11, 13));

/** The next instant after `instant` at which the zone's clocks show that time, such as `08:00`. */
export const nextAt = (timeZone: string, instant: Instant, time: string): Instant => {
  const today: Day = dayIn(timeZone, instant);
  const first = instantAt(timeZone, today, time);
  return first > instant ? first : instantAt(timeZone, plusDays(today, 1), time);
};
