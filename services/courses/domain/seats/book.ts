import type * as z from "zod";
import { type Channel, listJoined, seatTaken } from "#shared/contracts/course-seats.ts";
import { dayIn, type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { bookingIdOf } from "./booking-id.ts";
import { mustHaveRoomForEndings, mustNotComeAndGo } from "./past.ts";
import { commandOf, entryOf, type Move, type Seat, type Seats } from "./seats.ts";

export const defaultPriority = 5;

/** A learner who is to have a seat; whose guardian still has to consent is held a seat meanwhile. */
export type Candidate = { readonly learnerId: string; readonly isMinor: boolean; readonly needsConsent: boolean };

export type Wish = {
  readonly learners: readonly Candidate[];
  readonly bookerId: string;
  readonly operatorId?: string | undefined;
  readonly channel: z.infer<typeof Channel>;
  readonly ifFull: "wait" | "refuse";
  readonly mark: string;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/** The earlier of two instants. */
const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** Until when a seat waits for a guardian's consent: some days, but not beyond the start. */
export const holdUntil = ({ startsAt }: Seats, at: Instant, policy: OwnPolicy): Instant =>
  earlier(plusMinutes(at, numberOf("guardianHoldHours", policy) * 60), startsAt);

/** How many learners a course of that capacity lets wait. */
export const longestList = (capacity: number): number =>
  Math.max(numberOf("waitingListAtLeast"), numberOf("waitingListFactor") * capacity);

/** Refuses where nothing can be booked now, each reason with its own code. */
const mustBeBookable = ({ isOpen, closureId, startsAt, opensAt }: Seats, at: Instant): void => {
  const place = "/courseId";
  if (closureId) refuseAt(place, "campus-closed");
  if (!isOpen) refuseAt(place, "wrong-state", { state: "not-enrolling", allowedVerbs: [] });
  if (at >= startsAt) refuseAt(place, "window-lapsed");
  if (opensAt !== undefined && at <= opensAt)
    refuseAt(place, "wrong-state", { state: "first-right", allowedVerbs: ["keepSeat"], opensAt });
};

const mustBeFree = (seats: Seats, learners: readonly Candidate[]): void => {
  const booked = learners.filter(({ learnerId }) => entryOf(seats, learnerId));
  const errors = booked.map((learner) => ({
    pointer: `/learners/${learners.indexOf(learner)}/learnerId`,
    code: "already-booked" as const,
  }));
  if (booked.length > 0) refuse("already-booked", { learnerIds: booked.map(({ learnerId }) => learnerId), errors });
};

const identitiesOf = (seats: Seats, wish: Wish, { learnerId, isMinor }: Candidate) => ({
  courseId: seats.courseId,
  bookingId: bookingIdOf(seats.courseId, commandOf(wish.mark), learnerId),
  learnerId,
  bookerId: wish.bookerId,
  operatorId: wish.operatorId,
  channel: wish.channel,
  minor: isMinor,
});

/** The seats for everybody of the wish at once: at the desk those kept for it first. Nobody may be waiting. */
const take = (seats: Seats, wish: Wish, fromDesk: number): Move => {
  const { learners, mark, at, policy } = wish;
  const rest = learners.length - fromDesk;
  const until = holdUntil(seats, at, policy);
  const seatOf = ({ needsConsent }: Candidate): Seat => (needsConsent ? { mark, as: "held", until } : mark);
  return {
    facts: learners.map((candidate) =>
      seatTaken({
        ...identitiesOf(seats, wish, candidate),
        confirmed: !candidate.needsConsent,
        ...(candidate.needsConsent && { until }),
      }),
    ),
    add: { ...(rest > 0 && { left: -rest }), ...(fromDesk > 0 && { deskLeft: -fromDesk }) },
    seats: Object.fromEntries(learners.map((candidate) => [candidate.learnerId, seatOf(candidate)])),
    needs: {
      bookableAt: at,
      ...(rest > 0 && { left: rest, queuedAtMost: 0 }),
      ...(fromDesk > 0 && { deskLeft: fromDesk }),
    },
  };
};

/** How large a group may be that waits: seats that are kept for the desk are never offered to the list. */
export const largestGroup = ({ capacity, deskLeft }: Pick<Seats, "capacity" | "deskLeft">): number =>
  capacity - deskLeft;

/** A group that could never be seated would stop everybody behind it, so the capacity must be as it was read. */
const join = (seats: Seats, wish: Wish): Move => {
  const { learners, mark, at } = wish;
  if (learners.length > largestGroup(seats)) refuseField("/learners", "more-than-capacity");
  const room = longestList(seats.capacity) - learners.length;
  if (seats.queued > room) refuseAt("/courseId", "course-full", { waiting: seats.queued, isListFull: true });
  const facts = learners.map((candidate) => listJoined(identitiesOf(seats, wish, candidate)));
  return {
    facts,
    add: { queued: learners.length },
    waiting: Object.fromEntries(learners.map(({ learnerId }) => [learnerId, { mark, priority: defaultPriority }])),
    needs: { bookableAt: at, queuedAtMost: room, capacity: seats.capacity },
  };
};

/**
 * Books seats for all learners of the wish or for none; where they do not fit, or somebody waits already, they join
 * the list or are refused with how many wait. The smaller wish never overtakes the head of the list.
 */
export const book = (seats: Seats, wish: Wish): Move => {
  const { learners, channel, at } = wish;
  mustBeBookable(seats, at);
  mustBeFree(seats, learners);
  const today = dayIn("UTC", at);
  mustHaveRoomForEndings(seats, today);
  const learnerIds = learners.map(({ learnerId }) => learnerId);
  mustNotComeAndGo(seats, learnerIds, today);
  if (learners.length > seats.capacity) refuseField("/learners", "more-than-capacity");
  const fromDesk = channel === "self" ? 0 : Math.min(seats.deskLeft, learners.length);
  const rest = learners.length - fromDesk;
  if (rest === 0 || (seats.queued === 0 && seats.left >= rest)) return take(seats, wish, fromDesk);
  if (wish.ifFull === "wait") return join(seats, wish);
  if (seats.left > 0 && seats.queued > 0) return refuseAt("/courseId", "others-first", { ahead: seats.queued });
  return refuseAt("/courseId", "course-full", { waiting: seats.queued });
};
