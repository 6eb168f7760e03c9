import { type Day, dayIn, type Instant, instantAt, plusDays, shownIn } from "./dates.ts";

/** What a clock in the zone shows at an instant: `2026-03-29T15:30`. */
export const localIn = (timeZone: string, instant: Instant): string =>
  shownIn(timeZone, instant, "minute").replace(" ", "T");

export const hourIn = (timeZone: string, instant: Instant): number => Number(localIn(timeZone, instant).slice(11, 13));

/** The next instant after `instant` at which the zone's clocks show that time, such as `08:00`. */
export const nextAt = (timeZone: string, instant: Instant, time: string): Instant => {
  const today: Day = dayIn(timeZone, instant);
  const first = instantAt(timeZone, today, time);
  return first > instant ? first : instantAt(timeZone, plusDays(today, 1), time);
};
