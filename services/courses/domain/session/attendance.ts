import * as z from "zod";
import { bookingAttended, sessionHeld } from "#shared/contracts/courses.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { Name } from "#shared/domain/text.ts";
import { LearnerId, PersonId } from "../ids.ts";
import { isMinorIn, type Learner, mayBookFor, mustFitAge } from "../learner.ts";
import { needsConsent } from "../seats/candidates.ts";
import { queueOf } from "../seats/queue.ts";
import { entryOf, type Seats } from "../seats/seats.ts";
import { type Attendance, type Session, sessionLifecycle } from "./session.ts";

/** By whom a learner is known at the door: by the code of a slip, or by name, which is picked from the roster. */
export const CheckIn = z.union([
  z.strictObject({ code: z.string().min(1).max(60), bookingId: z.string().max(60) }),
  z.strictObject({
    learnerId: LearnerId,
    name: Name.optional(),
    /** Comes without a booking: where there is room, and nobody waits for it. */
    walkIn: z.boolean().default(false),
  }),
]);

/** A seat that still waits for a guardian's consent is nobody's yet: nobody is absent from it. */
const hasSeat = (seats: Seats, learnerId: string): boolean => entryOf(seats, learnerId)?.status === "confirmed";

type At = { readonly at: Instant; readonly seats: Seats };
/** `pointer` is where the body names the learner: by the booking of a slip, or by name. */
type CheckingIn = At & {
  readonly learner: Learner;
  /** What they are called, where it is said at the door. */
  readonly name?: string | undefined;
  readonly isWalkIn: boolean;
  readonly pointer: string;
};

const withAttendance = (subject: Session, learnerId: string, attendance: Attendance): Session =>
  ({ ...subject, attendance: { ...subject.attendance, [learnerId]: attendance } }) as Session;

type Coming = CheckingIn & { readonly session: Session; readonly isMinor: boolean; readonly year: number };

/** Those who come before somebody in the list, or before whoever is not in it, and are neither here nor known not to come. */
const aheadOf = ({ seats, session, learner: { learnerId } }: Coming): string[] => {
  const queue = queueOf(seats);
  const own = queue.findIndex(({ learnerIds }) => learnerIds.includes(learnerId));
  const before = own < 0 ? queue : queue.slice(0, own);
  return before.flatMap(({ learnerIds }) => learnerIds).filter((each) => session.attendance[each] === undefined);
};

/**
 * Who comes without a seat takes none of others: not one that is somebody's, nor, until the session begins, one that
 * somebody waits for who comes first.
 */
const mustHaveRoom = (coming: Coming): void => {
  const { seats, session, at, pointer } = coming;
  const walkIns = Object.values(session.attendance).filter(({ isWalkIn }) => isWalkIn).length;
  const free = seats.capacity - Object.keys(seats.seats).length - walkIns;
  const kept = at < session.startsAt ? aheadOf(coming).length : 0;
  if (free <= 0) refuseAt(pointer, "course-full", { waiting: seats.queued });
  if (free <= kept) refuseAt(pointer, "others-first", { ahead: kept });
};

/**
 * Whether a learner comes without a seat: from the list, which free seats are given to at the door, or as a walk-in.
 * Of a child nothing is kept without a guardian's yes, at the door neither; and whoever teaches was checked for the
 * ages of the course alone.
 */
const comesUnbooked = (coming: Coming): boolean => {
  const { seats, learner, name = learner.name, isWalkIn, pointer, isMinor, year } = coming;
  const status = entryOf(seats, learner.learnerId)?.status;
  if (status === "confirmed") return false;
  if (status === "held") return refuseAt(pointer, "guardian-consent-required");
  if (!isWalkIn && status !== "waiting") return refuseField(pointer, "not-booked");
  mustHaveRoom(coming);
  if (name === undefined && status !== "waiting") refuseField("/name", "required");
  mustFitAge(learner, { range: seats, year, pointer });
  const isWanting = needsConsent(learner, seats.courseId, { isMinor, pointer });
  return isWanting ? refuseAt(pointer, "guardian-consent-required") : true;
};

/** Nobody is let in long before the start. */
export const mustBeNear = ({ startsAt }: Pick<Session, "startsAt">, at: Instant): void => {
  if (at < plusMinutes(startsAt, -numberOf("checkInMinutes"))) refuseField("", "too-early");
};

/**
 * A learner is here. Refused: a second time, long before the start, and without a seat unless from the list or as a
 * walk-in where there is room.
 */
export const checkIn = (current: Session, coming: CheckingIn) => {
  const subject = sessionLifecycle.allow("checkIn", current);
  const { sessionId, courseId, startsAt } = subject;
  const { at, learner, pointer } = coming;
  const { learnerId } = learner;
  mustBeNear(subject, at);
  const before = subject.attendance[learnerId];
  if (before?.inAt !== undefined)
    refuseAt(pointer, "wrong-state", { state: before.outcome, allowedVerbs: ["checkOut"] });
  const year = Number(startsAt.slice(0, 4));
  const isMinor = isMinorIn(learner, year);
  const walkIn = comesUnbooked({ ...coming, session: subject, isMinor, year });
  const attendance = { outcome: "present", isWalkIn: walkIn, isMinor, inAt: at } as const;
  const fact = bookingAttended({ sessionId, courseId, learnerId, outcome: "present", walkIn });
  return { state: withAttendance(subject, learnerId, attendance), facts: [fact] };
};

export const CheckOut = z.strictObject({ learnerId: LearnerId, collectedBy: PersonId });

type CheckingOut = { readonly at: Instant; readonly learner: Learner; readonly collector: Learner | undefined };

/**
 * A child goes home with somebody of its household or a guardian, and with nobody else. Whoever has an account of
 * their own may be grown up already, by the year of birth alone, and may leave by themselves.
 */
export const checkOut = (current: Session, { at, learner, collector }: CheckingOut) => {
  const subject = sessionLifecycle.allow("checkOut", current);
  const { learnerId } = learner;
  const attendance = subject.attendance[learnerId];
  if (!attendance?.inAt) return refuseAt("/learnerId", "wrong-state", { state: "not-here", allowedVerbs: ["checkIn"] });
  if (attendance.outAt) return refuseAt("/learnerId", "wrong-state", { state: "left", allowedVerbs: [] });
  if (!collector || !mayBookFor(collector, learner)) return refuseField("/collectedBy", "not-of-household");
  const { sessionId, courseId } = subject;
  const fact = bookingAttended({ sessionId, courseId, learnerId, outcome: "left", walkIn: attendance.isWalkIn });
  const left = { ...attendance, outAt: at, collectedBy: collector.learnerId };
  return { state: withAttendance(subject, learnerId, left), facts: [fact] };
};

export const Excuse = z.strictObject({ learnerId: LearnerId });

/** Somebody said that they cannot come, is not here when the list is called, or it is known afterwards why. */
export const excuse = (current: Session, { seats, learner }: At & { readonly learner: Learner }) => {
  const subject = sessionLifecycle.allow("excuse", current);
  const { sessionId, courseId, startsAt } = subject;
  const { learnerId } = learner;
  const before = subject.attendance[learnerId];
  if (before?.outcome === "present")
    refuseAt("/learnerId", "wrong-state", { state: "present", allowedVerbs: ["checkOut"] });
  if (before?.outcome === "excused") return undefined;
  const isExpected = hasSeat(seats, learnerId) || entryOf(seats, learnerId)?.status === "waiting";
  if (!before && !isExpected) refuseField("/learnerId", "not-booked");
  const isMinor = isMinorIn(learner, Number(startsAt.slice(0, 4)));
  const fact = bookingAttended({ sessionId, courseId, learnerId, outcome: "excused", walkIn: false });
  return { state: withAttendance(subject, learnerId, { outcome: "excused", isWalkIn: false, isMinor }), facts: [fact] };
};

/** Whoever had a seat and neither came nor was excused was absent. */
const withAbsent = (subject: Session, seats: Seats): Session["attendance"] => {
  const booked = Object.keys(seats.seats).filter((learnerId) => hasSeat(seats, learnerId));
  const absent = booked
    .filter((learnerId) => !subject.attendance[learnerId])
    .map((learnerId) => [learnerId, { outcome: "absent", isWalkIn: false, isMinor: false } satisfies Attendance]);
  return { ...subject.attendance, ...Object.fromEntries(absent) };
};

/** Refused before the end, and while a child is still waiting to be collected. */
export const mustBeOver = ({ endsAt, attendance }: Session, at: Instant): void => {
  if (at < endsAt) refuseField("", "too-early");
  const waiting = Object.values(attendance).filter((each) => each.isMinor && each.inAt && !each.outAt);
  if (waiting.length > 0) refuse("wrong-state", { state: "children-waiting", allowedVerbs: ["checkOut"] });
};

/** The session took place. */
export const hold = (current: Session, { at, seats }: At) => {
  const subject = sessionLifecycle.allow("hold", current);
  mustBeOver(subject, at);
  const attendance = withAbsent(subject, seats);
  const { sessionId, courseId, instructorIds } = subject;
  const count = (outcome: Attendance["outcome"]): number =>
    Object.values(attendance).filter((each) => each.outcome === outcome).length;
  const counts = { attended: count("present"), excused: count("excused"), noShow: count("absent") };
  const state: Session = { ...subject, status: "held", heldAt: at, attendance };
  return { state, facts: [sessionHeld({ sessionId, courseId, ...counts, instructorIds })] };
};

/** Everybody who was absent without a word, once the session is held. */
export const absentees = ({ attendance }: Session): string[] =>
  Object.keys(attendance).filter((learnerId) => attendance[learnerId]?.outcome === "absent");
