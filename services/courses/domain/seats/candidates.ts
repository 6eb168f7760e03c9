import type * as z from "zod";
import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import { type Day, yearOf } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { consentFor, isMinorIn, type Learner, mayBookFor, mustFitAge, mustNotRest } from "../learner.ts";
import type { Candidate } from "./book.ts";
import type { BookSeats } from "./booking-view.ts";
import type { Seats } from "./seats.ts";

/** What is known of everybody in a booking. */
export type Known = {
  readonly booker: Learner | undefined;
  readonly learners: readonly (Learner | undefined)[];
  readonly today: Day;
  readonly policy: OwnPolicy;
};

type Wished = z.infer<typeof BookSeats>["learners"];

/** Refuses a learner twice in one booking, and more together than may come together. */
export const mustBeAGroup = (wished: Wished, policy: OwnPolicy): void => {
  const twice = wished.findIndex(({ learnerId }, at) =>
    wished.slice(0, at).some((each) => each.learnerId === learnerId),
  );
  if (twice >= 0) refuseField(`/learners/${twice}/learnerId`, "twice");
  if (wished.length > numberOf("groupSizeAtMost", policy)) refuseField("/learners", "too-big");
};

type Asked = { readonly isMinor: boolean; readonly pointer: string };

/** Whether a seat must wait for a guardian: of a minor, unless the consent for this course is there. */
export const needsConsent = (learner: Learner, courseId: string, { isMinor, pointer }: Asked): boolean => {
  if (!isMinor) return false;
  const answer = consentFor(learner, courseId)?.answer;
  if (answer === "refused") refuseAt(pointer, "guardian-consent-required");
  return answer !== "given";
};

const yearOfCourse = ({ startsAt }: Seats): number => yearOf(startsAt);

/** A learner as the seats need to know them; `pointer` is where the body names them, if it does. */
export const candidateOf = (learner: Learner, seats: Seats, pointer = ""): Candidate => {
  const isMinor = isMinorIn(learner, yearOfCourse(seats));
  const { learnerId } = learner;
  return { learnerId, isMinor, needsConsent: needsConsent(learner, seats.courseId, { isMinor, pointer }) };
};

/**
 * Those of a wish who may be booked for: of the booker's household, of the right age, and not resting after missed
 * sessions. Refuses with the place of the first who may not; who is unknown answers like who is not of the household.
 */
export const candidatesOf = (wished: Wished, { booker, learners, today, policy }: Known, seats: Seats): Candidate[] =>
  wished.map(({ name }, at) => {
    const place = `/learners/${at}`;
    const learner = learners[at];
    const pointer = `${place}/learnerId`;
    if (!booker || !learner || !mayBookFor(booker, learner)) return refuseField(pointer, "not-of-household");
    mustFitAge(learner, { range: seats, year: yearOfCourse(seats), pointer });
    mustNotRest(learner, today, policy, pointer);
    if (learner.guardianIds && !learner.name && !name) refuseField(`${place}/name`, "required");
    return candidateOf(learner, seats, pointer);
  });

/** Who books, who operates, and by which way: a booker at the desk is served by an operator. */
export const bookersOf = (caller: Caller, wished: z.infer<typeof BookSeats>["channel"]) => {
  const { personId: bookerId } = actingPerson(caller);
  if (!caller.onBehalfOf) {
    if (wished) refuseField("/channel", "not-allowed");
    return { bookerId, channel: "self" as const };
  }
  return { bookerId, operatorId: caller.personId, channel: wished ?? ("walk-in" as const) };
};
