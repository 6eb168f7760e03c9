import type * as z from "zod";
import {
  bookingCancelled,
  type LeaveCause,
  listLeft,
  offerAccepted,
  offerLapsed,
  type ReleaseCause,
  seatReleased,
} from "#shared/contracts/course-seats.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Course } from "../course/course.ts";
import type { Session } from "../session/session.ts";
import type { Candidate } from "./book.ts";
import { holdUntil } from "./book.ts";
import { commandOf, type Entry, entriesOf, entryOf, idsOf, type Move, type Seat, type Seats } from "./seats.ts";

type Cause = z.infer<typeof ReleaseCause>;
type Left = z.infer<typeof LeaveCause>;

/** How many entries one write changes at most, so that its expression and its journal entry stay small. */
export const batchSize = 25;

const without = (learnerIds: readonly string[]): Record<string, undefined> =>
  Object.fromEntries(learnerIds.map((learnerId) => [learnerId, undefined]));

const releaseFacts = (seats: Seats, entry: Entry, cause: Cause): Move["facts"] => {
  const ids = idsOf(seats, entry);
  const released = seatReleased({ ...ids, cause });
  if (cause === "offer-lapsed") return [released, offerLapsed(ids)];
  return cause === "cancelled" ? [released, bookingCancelled(ids)] : [released];
};

/** Seats that are free from now on: whoever waits comes first. */
const release = (seats: Seats, entries: readonly Entry[], causeOf: (entry: Entry) => Cause): Move => ({
  facts: entries.flatMap((entry) => releaseFacts(seats, entry, causeOf(entry))),
  add: { left: entries.length },
  seats: without(entries.map(({ learnerId }) => learnerId)),
  past: entries,
});

const leave = (seats: Seats, entries: readonly Entry[], cause: Left): Move => ({
  facts: entries.map((entry) => listLeft({ ...idsOf(seats, entry), cause })),
  add: { queued: -entries.length },
  waiting: without(entries.map(({ learnerId }) => learnerId)),
  past: entries,
});

/** The learner's booking ends, whatever it is: a seat is released, a place in the list is given up. */
export const end = (seats: Seats, learnerId: string, cause: Cause & Left): Move | undefined => {
  const entry = entryOf(seats, learnerId);
  if (!entry) return undefined;
  return entry.status === "waiting" ? leave(seats, [entry], cause) : release(seats, [entry], () => cause);
};

/** The course does not take place: everybody's booking ends, some at a time. Nothing where nobody is left. */
export const endSome = (seats: Seats): Move | undefined => {
  const some = entriesOf(seats).slice(0, batchSize);
  const waiting = some.filter(({ status }) => status === "waiting");
  const seated = some.filter(({ status }) => status !== "waiting");
  if (seated.length > 0) return release(seats, seated, () => "course-cancelled");
  return waiting.length > 0 ? leave(seats, waiting, "course-cancelled") : undefined;
};

/**
 * The course is over: whoever still waits for a seat leaves the list, and a seat that was nobody's in the end, as of a
 * booking that rested, is released; some at a time. Nothing where there is none.
 */
export const endUnused = (seats: Seats): Move | undefined => {
  const unused = entriesOf(seats).filter(({ status }) => status !== "confirmed");
  const [waiting, seated] = [true, false].map((isWaiting) =>
    unused.filter(({ status }) => (status === "waiting") === isWaiting).slice(0, batchSize),
  );
  if (seated && seated.length > 0) return release(seats, seated, causeOfLapse);
  return waiting && waiting.length > 0 ? leave(seats, waiting, "course-completed") : undefined;
};

type Leaving = {
  readonly entry: Entry;
  readonly isDesk: boolean;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/** A seat is given up by the booker until some hours before the start, at the desk for as long as there is one. */
export const mustBeInTime = ({ startsAt }: Seats, { entry, isDesk, at, policy }: Leaving): void => {
  const last = plusMinutes(startsAt, -60 * numberOf("cancelHours", policy));
  if (!isDesk && entry.status === "confirmed" && at >= last) refuse("window-lapsed");
};

/** One's own booking is given up. */
export const cancel = (seats: Seats, { entry, mark, ...leaving }: Leaving & { readonly mark: string }): Move => {
  mustBeInTime(seats, { entry, ...leaving });
  const move =
    entry.status === "waiting"
      ? leave(seats, [entry], "left")
      : release(seats, [entry], ({ status }) => (status === "offered" ? "offer-declined" : "cancelled"));
  return { ...move, past: [...(move.past ?? []), { ...entry, mark }] };
};

type Attended = {
  readonly entry: Entry;
  readonly course: Pick<Course, "sessions">;
  readonly sessions: readonly Pick<Session, "attendance">[];
  readonly at: Instant;
};

/** Who came to a course that is over had their seat: nobody gives it up for them afterwards, the desk neither. */
export const mustNotHaveAttended = ({ entry, course, sessions, at }: Attended): void => {
  const isOver = course.sessions.every(({ status, endsAt }) => status === "cancelled" || endsAt <= at);
  const hasCome = sessions.some(({ attendance }) => attendance[entry.learnerId]?.outcome === "present");
  if (isOver && hasCome) refuse("wrong-state", { state: entry.status, allowedVerbs: [] });
};

/** Until when a held or offered seat waits. */
export const untilOf = (seat: Seat | undefined): Instant | undefined =>
  typeof seat === "object" && "until" in seat ? seat.until : undefined;

/** When something of the course's seats lapses next: a hold, an offer, or the first right after a closure. */
export const nextLapse = (seats: Seats): Instant | undefined => {
  const ends = Object.values(seats.seats).flatMap((seat) => untilOf(seat) ?? []);
  return [...ends, ...(seats.rightUntil ? [seats.rightUntil] : [])].toSorted()[0];
};

const hasLapsed = (seats: Seats, { learnerId, status }: Entry, at: Instant): boolean => {
  if (status === "suspended") return seats.rightUntil !== undefined && seats.rightUntil <= at;
  const until = untilOf(seats.seats[learnerId]);
  return until !== undefined && until <= at;
};

const lapseCauses = { held: "consent-lapsed", offered: "offer-lapsed", suspended: "right-lapsed" } as const;

const causeOfLapse = ({ status }: Entry): Cause => lapseCauses[status as keyof typeof lapseCauses];

/** Releases what was held until now and not taken, some at a time. Nothing where nothing is due. */
export const lapse = (seats: Seats, at: Instant): Move | undefined => {
  const due = entriesOf(seats).filter((entry) => hasLapsed(seats, entry, at));
  if (due.length > 0) return release(seats, due.slice(0, batchSize), causeOfLapse);
  const isRightOver = seats.rightUntil !== undefined && seats.rightUntil <= at;
  return isRightOver ? { facts: [], scalars: { rightUntil: undefined } } : undefined;
};

type Accepting = {
  readonly entry: Entry;
  readonly learners: readonly Candidate[];
  readonly mark: string;
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/** Everybody who was offered seats together with one. */
export const offeredWith = (seats: Seats, { mark }: Entry): string[] =>
  entriesOf(seats)
    .filter((other) => other.status === "offered" && commandOf(other.mark) === commandOf(mark))
    .map(({ learnerId }) => learnerId);

/** There is an offer, and it holds still: not while the campus is closed, and for its time. */
export const mustBeOffered = (seats: Seats, entry: Entry, at: Instant): void => {
  const until = untilOf(seats.seats[entry.learnerId]);
  if (seats.closureId) refuse("campus-closed");
  if (entry.status !== "offered") refuse("wrong-state", { state: entry.status, allowedVerbs: [] });
  if (until === undefined || until <= at) refuse("offer-expired");
};

/**
 * An offer is taken for all it was made to and who have not declined it since; a minor without consent then holds the
 * seat as if just booked. Where it was not made yet when the learners were read, they are read again.
 */
export const accept = (seats: Seats, { entry, learners: known, mark, at, policy }: Accepting): Move => {
  const offered = offeredWith(seats, entry);
  const learners = known.filter(({ learnerId }) => offered.includes(learnerId));
  mustBeOffered(seats, entry, at);
  const isOffered = offered.includes(entry.learnerId) && learners.length === offered.length;
  if (!isOffered) refuse("version-conflict");
  const held = holdUntil(seats, at, policy);
  const seatOf = ({ needsConsent }: Candidate): Seat =>
    needsConsent ? { mark: entry.mark, as: "held", until: held } : entry.mark;
  return {
    facts: learners.map(({ learnerId, needsConsent }) => {
      const ids = idsOf(seats, { ...entry, learnerId });
      return offerAccepted({ ...ids, confirmed: !needsConsent, ...(needsConsent && { until: held }) });
    }),
    seats: Object.fromEntries(learners.map((candidate) => [candidate.learnerId, seatOf(candidate)])),
    past: [{ ...entry, mark }],
    needs: { isOpen: true },
  };
};
