import { type Day, plusDays } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import type { Seats } from "./seats.ts";

/** How many commands that are over one item has room for, beside the longest list and all its seats. */
export const mostPast = 2000;
const mostForgotten = 10;
/** A retry is answered for a day at least, by UTC: so one day and what is left of another. */
const fewestDays = 2;

export const whoOf = (learnerId: string): string => digest([learnerId], 6);

/** What ended within so many days. */
const endedWithin = ({ past }: Seats, today: Day, days: number) => {
  const first = plusDays(today, -days);
  return Object.values(past).filter(({ day }) => day >= first);
};

/** What nobody will ask for again: some of it, oldest first; sooner where it gets crowded. */
export const forgettable = ({ past }: Seats, today: Day): string[] => {
  const all = Object.entries(past);
  const first = plusDays(today, -(all.length >= mostPast ? fewestDays : numberOf("endedCommandDays")));
  return all
    .filter(([, { day }]) => day < first)
    .toSorted(([, one], [, other]) => (one.day < other.day ? -1 : 1))
    .slice(0, mostForgotten)
    .map(([command]) => command);
};

/** Refuses to book while there is no room to remember how it ends. */
export const mustHaveRoomForEndings = (seats: Seats, today: Day): void => {
  if (endedWithin(seats, today, fewestDays).length >= mostPast) refuse("quota-exceeded");
};

/** Refuses who booked this course and gave it up again and again: what has ended is remembered, and takes room. */
export const mustNotComeAndGo = (seats: Seats, learnerIds: readonly string[], today: Day): void => {
  const ended = endedWithin(seats, today, numberOf("endedCommandDays"));
  for (const [nth, learnerId] of learnerIds.entries()) {
    const who = whoOf(learnerId);
    const own = ended.filter((each) => each.who === who);
    if (own.length >= numberOf("endingsAtMost")) refuseField(`/learners/${nth}/learnerId`, "too-often");
  }
};
