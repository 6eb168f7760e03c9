import * as z from "zod";
import { ConsentBasis } from "#shared/contracts/communities.ts";
import { Day, Instant, plusDays } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuseAt, refuseField } from "#shared/domain/refusal.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Name } from "#shared/domain/text.ts";
import { oldestAge } from "./course/course.ts";
import { LearnerId, PersonId } from "./ids.ts";
import type { Seats } from "./seats/seats.ts";

export const ConsentAnswer = z.object({
  /** The course it is for; a consent for anything else is not kept here. */
  scopeId: z.string(),
  answer: z.enum(["given", "refused", "withdrawn"]),
  basis: ConsentBasis,
  textVersion: z.string(),
  at: Instant,
});
export type ConsentAnswer = z.infer<typeof ConsentAnswer>;

/**
 * What courses keeps of a person or a dependant: what was consented to, what was missed, and what they are called, once
 * they or somebody for them booked. Of a dependant also who they are, by the facts it heard.
 */
export const KeptLearner = z.object({
  learnerId: LearnerId,
  /** Absent until a booking told it, and once it was erased. */
  name: Name.optional(),
  /** Of a dependant: the year of birth, the household, who is guardian by law, and whether they are kept no longer. */
  birthYear: z.int().optional(),
  householdId: z.string().optional(),
  guardianIds: z.array(PersonId).optional(),
  isGone: z.boolean().optional(),
  consents: z.record(z.string(), ConsentAnswer),
  /** The sessions that were missed without a word, each on its day. */
  noShows: z.record(z.string(), Day),
});
export type KeptLearner = z.infer<typeof KeptLearner>;

/** A person as the community knows them, or a dependant, with what courses keeps of them. */
export type Learner = KeptLearner &
  Pick<Standing, "households"> & {
    /** Courses keeps nothing of them yet. */
    readonly isNew?: boolean;
  };

export const isPerson = (learnerId: string): boolean => learnerId.startsWith("per_");

/** What is read of a person counts before what was kept of them; who is known by neither is nobody. */
export const learnerOf = (
  learnerId: string,
  kept: KeptLearner | undefined,
  standing: Standing | undefined,
): Learner | undefined => {
  if (!isPerson(learnerId)) return kept && { ...kept, households: {} };
  if (!standing) return undefined;
  const { households, birthYear, movedOutAt } = standing;
  const known = { learnerId, households, birthYear, isGone: movedOutAt !== undefined, isNew: kept === undefined };
  return { consents: {}, noShows: {}, ...kept, ...known };
};

const isDependant = ({ guardianIds }: Learner): boolean => guardianIds !== undefined;

/** Whether others may say what somebody is called: of a dependant whenever it changes, of a grown-up once. */
export const mayBeCalled = (learner: Learner, name: string): boolean =>
  learner.name !== name && (isDependant(learner) || learner.name === undefined);

/**
 * Whether somebody may be a minor in a year. Of a birth year alone nobody knows the birthday, so whoever could still
 * be one is treated as one; a ward is protected alike, whatever the age.
 */
export const isMinorIn = (learner: Learner, year: number): boolean =>
  isDependant(learner) || (learner.birthYear !== undefined && year - learner.birthYear <= numberOf("minorBelowAge"));

type AgeRange = Pick<Seats, "fromAge" | "toAge">;

/** Somebody whose year of birth is not known is taken for an adult of any age. */
const fitsAge = ({ birthYear }: Learner, { fromAge, toAge }: AgeRange, year: number): boolean => {
  const oldest = birthYear === undefined ? oldestAge : year - birthYear;
  const youngest = birthYear === undefined ? numberOf("minorBelowAge") : oldest - 1;
  return youngest <= toAge && oldest >= fromAge;
};

type AgeAsked = { readonly range: AgeRange; readonly year: number; readonly pointer: string };

export const mustFitAge = (learner: Learner, { range, year, pointer }: AgeAsked): void => {
  const { fromAge: from, toAge: to } = range;
  const { learnerId } = learner;
  if (!fitsAge(learner, range, year)) refuseAt(pointer, "age-out-of-range", { learnerId, from, to });
};

/**
 * Whether somebody may book for a learner: for oneself, or for somebody of the same household. That makes nobody a
 * guardian: a grandmother may book for her grandson, and may not consent for him.
 */
export const mayBookFor = (booker: Learner, learner: Learner): boolean => {
  if (learner.isGone) return false;
  if (booker.learnerId === learner.learnerId || learner.guardianIds?.includes(booker.learnerId)) return true;
  const homes = isDependant(learner) ? [learner.householdId ?? ""] : Object.keys(learner.households);
  return homes.some((household) => booker.households[household] !== undefined);
};

/** The latest answer about a course; nothing where nobody was asked. */
export const consentFor = ({ consents }: Learner, courseId: string): ConsentAnswer | undefined =>
  Object.values(consents)
    .filter(({ scopeId }) => scopeId === courseId)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0];

/** So many answers are known of a learner, each about another course. */
export const mostAnswers = 500;

/** The answers that are kept no longer, each with when it was given: a later one replaced it, or so many came since. */
export const spentAnswers = ({ consents }: Learner): Readonly<Record<string, Instant>> => {
  const latest = new Map<string, Instant>();
  for (const { scopeId, at } of Object.values(consents)) if (at > (latest.get(scopeId) ?? "")) latest.set(scopeId, at);
  const all = Object.entries(consents).toSorted(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  const standing = all.filter(([, { scopeId, at }]) => at === latest.get(scopeId)).slice(0, mostAnswers);
  const spent = all.filter((each) => !standing.includes(each));
  return Object.fromEntries(spent.map(([consentId, { at }]) => [consentId, at]));
};

/** Until when a learner who missed sessions without a word takes a break: every third begins one anew. */
export const coolDownUntil = ({ noShows }: Learner, policy: OwnPolicy): Day | undefined => {
  const most = numberOf("noShowsAtMost", policy);
  const days = Object.values(noShows).toSorted();
  const full = Math.floor(days.length / most) * most;
  const last = full > 0 ? days[full - 1] : undefined;
  return last && plusDays(last, numberOf("coolDownDays", policy));
};

export const mustNotRest = (learner: Learner, today: Day, policy: OwnPolicy, pointer: string): void => {
  const until = coolDownUntil(learner, policy);
  if (until && today < until) refuseField(pointer, "in-cool-down");
};
