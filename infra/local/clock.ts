import type { Instant } from "#shared/domain/dates.ts";

/** A clock that stands until it is set: for the story, and for tests. Nothing over HTTP reaches it. */
export const settableClock = (start: Instant) => {
  let at = Date.parse(start);
  return {
    now: (): Instant => new Date(at).toISOString(),
    set: (instant: Instant): void => {
      at = Date.parse(instant);
    },
    advance: (minutes: number): void => {
      at += minutes * 60_000;
    },
  };
};

export const realClock = (): Instant => new Date().toISOString();
