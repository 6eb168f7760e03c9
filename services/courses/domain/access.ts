import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Instructor } from "./instructor.ts";
import { type Learner, mayBookFor } from "./learner.ts";

/** Those who work where bookings are made and attended. */
export const isDesk = (caller: Caller): boolean => holds(caller, "desk-operator");

const organisers = ["residents-committee-worker", "property-staff", "community-admin"] as const;

/** Those who teach something. */
export const isInstructor = (caller: Caller): boolean => holds(caller, "instructor");

/** Those who plan what is offered, and teach it. */
export const isPlanner = (caller: Caller): boolean => isInstructor(caller) || holds(caller, ...organisers);

/** Those whose work is with every course; an instructor's is with what they teach. */
export const isStaff = (caller: Caller): boolean => isDesk(caller) || holds(caller, ...organisers);

/** Whether the caller is one of those who teach. */
export const isOneOf = (caller: Caller, instructors: readonly Instructor[]): boolean =>
  instructors.some(({ personId }) => personId === caller.personId);

/** Who is in a booking, as far as it is known. */
export type Involved = { readonly learnerId?: string | undefined; readonly bookerId?: string | undefined };

/** Whether the caller, or whom they assist, is in a booking themselves. */
export const isIn = (caller: Caller, { learnerId, bookerId }: Involved): boolean => {
  const own = actingPerson(caller).personId;
  return learnerId === own || bookerId === own;
};

/** Whoever might book for a learner may see and end a booking of theirs; for anybody else there is none. */
export const mustBeOfHousehold = (own: Learner | undefined, learner: Learner | undefined): void => {
  if (!own || !learner || !mayBookFor(own, learner)) refuse("not-found");
};
