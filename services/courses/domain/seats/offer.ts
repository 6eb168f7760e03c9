import { listReordered, seatOffered, seatsAtDoor } from "#shared/contracts/course-seats.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { hourIn, nextAt } from "#shared/domain/local-time.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { defaultPriority } from "./book.ts";
import { bookingIdOf } from "./booking-id.ts";
import { type Group, queueOf } from "./queue.ts";
import { commandOf, type Move, type Seats } from "./seats.ts";

/** When somebody looks at the list, where, by which numbers, and whether members may act on what they are offered. */
export type Look = {
  readonly at: Instant;
  readonly timeZone: string;
  readonly policy: OwnPolicy;
  readonly mayAct: boolean;
};

/** A look by the card of the community: one that is suspended or leaving takes no writes of its members. */
export const lookOf = (
  { status, timeZone, policy }: Omit<CommunityCard, "calendar" | "language">,
  at: Instant,
): Look => ({
  at,
  timeZone,
  policy,
  mayAct: status === "active",
});

/** The first in the list, where everybody of that group finds a seat. */
const fittingHead = (seats: Seats): Group | undefined => {
  const [head] = queueOf(seats);
  return head && head.learnerIds.length <= seats.left ? head : undefined;
};

const isTooLate = ({ startsAt }: Seats, { at, policy }: Look): boolean =>
  at > plusMinutes(startsAt, -60 * numberOf("noOfferHours", policy));

const isNight = ({ at, timeZone, policy }: Look): boolean => {
  const hour = hourIn(timeZone, at);
  return hour < numberOf("offersFromHour", policy) || hour >= numberOf("offersUntilHour", policy);
};

/** The next morning at which offers may be made again. */
const morningAfter = ({ at, timeZone, policy }: Look): Instant =>
  nextAt(timeZone, at, `${String(numberOf("offersFromHour", policy)).padStart(2, "0")}:00`);

const offerTo = (seats: Seats, group: Group, { at, policy }: Look): Move => {
  const { learnerIds, mark, priority, ticket } = group;
  const count = learnerIds.length;
  const late = plusMinutes(at, 60 * numberOf("offerHours", policy));
  const until = late < seats.startsAt ? late : seats.startsAt;
  const { courseId } = seats;
  return {
    facts: learnerIds.map((learnerId) => {
      const bookingId = bookingIdOf(courseId, commandOf(mark), learnerId);
      return seatOffered({ courseId, bookingId, learnerId, until });
    }),
    add: { left: -count, queued: -count },
    seats: Object.fromEntries(learnerIds.map((id) => [id, { mark, as: "offered" as const, until, priority, ticket }])),
    waiting: Object.fromEntries(learnerIds.map((id) => [id, undefined])),
    needs: {
      left: count,
      isOpen: true,
      reorderings: seats.reorderings,
      // Whoever joins meanwhile comes before a group that was put behind newcomers.
      ...(priority > defaultPriority && { version: seats.version }),
    },
  };
};

/** Told once: what is free now is given at the door. */
const sentToDoor = (seats: Seats): Move => {
  const { courseId, left, queued } = seats;
  return { facts: [seatsAtDoor({ courseId, left, queued })], scalars: { atDoor: true }, needs: { isOpen: true } };
};

/** What to do about the list now: offer to its head, send it to the door, wait for the morning, or nothing. */
export type NextOffer =
  | { readonly offer: Move }
  | { readonly door: Move }
  | { readonly lookAgainAt: Instant }
  | undefined;

/**
 * While the head of the list fits into what is free, it is offered its seats: never in the night, never shortly before
 * the start, never to whom may not accept, never past somebody who came before. An offer holds its seats until it is
 * taken or lapses. Too late for an offer those who wait are told once that seats are given at the door.
 */
export const nextOffer = (seats: Seats, look: Look): NextOffer => {
  const head = fittingHead(seats);
  if (!head || !seats.isOpen || !look.mayAct || look.at >= seats.startsAt) return undefined;
  if (isTooLate(seats, look)) return seats.atDoor ? undefined : { door: sentToDoor(seats) };
  return isNight(look) ? { lookAgainAt: morningAfter(look) } : { offer: offerTo(seats, head, look) };
};

type Reordering = { readonly learnerId: string; readonly priority: number; readonly mark: string };

/** Those with whom a learner waits. */
export const groupOf = (seats: Seats, learnerId: string): Group =>
  queueOf(seats).find(({ learnerIds }) => learnerIds.includes(learnerId)) ??
  refuse("wrong-state", { state: "not-waiting", allowedVerbs: [] });

/** Another place in the list for a group, for a recorded reason; equal priorities keep the order in which they came. */
export const reprioritise = (seats: Seats, { learnerId, priority, mark }: Reordering): Move => {
  const group = groupOf(seats, learnerId);
  const { courseId } = seats;
  return {
    facts: group.learnerIds.map((id) => {
      const bookingId = bookingIdOf(courseId, commandOf(group.mark), id);
      return listReordered({ courseId, bookingId, learnerId: id, priority });
    }),
    add: { reorderings: 1 },
    waiting: Object.fromEntries(
      group.learnerIds.map((id) => [id, { mark: group.mark, priority, ticket: group.ticket }]),
    ),
    past: [{ mark }],
  };
};
