import * as z from "zod";
import { seekerForgettingAnnounced } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import {
  dayIn,
  daysAsMinutes,
  type Instant,
  instantAt,
  plusDays,
  plusMinutes,
  plusMonths,
} from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { mustCareFor } from "../access.ts";
import type { Application } from "../application/application.ts";
import { forgetSeeker } from "../forget.ts";
import { happened } from "../parts.ts";
import type { Placement } from "../placement/placement.ts";
import { type Seeker, seekerLifecycle } from "./seeker.ts";

/** What a look at a profile turns on: the moment, the community, and the seeker's way so far. */
export type Look = {
  readonly at: Instant;
  readonly timeZone: string;
  readonly policy: OwnPolicy;
  readonly applications: readonly Application[];
  readonly placements: readonly Placement[];
};

type Moments = readonly (Instant | undefined)[];

const momentsOfSeeker = (subject: Seeker): Moments => [
  subject.registeredAt,
  subject.activeAt,
  ...subject.briefings.flatMap(({ at, acknowledgedAt }) => [at, acknowledgedAt]),
  ...subject.tasks.flatMap(({ addedAt, doneAt }) => [addedAt, doneAt]),
  ...subject.consents.flatMap(({ at, withdrawnAt }) => [at, withdrawnAt]),
  "closure" in subject ? subject.closure.at : undefined,
];

const momentsOfApplication = ({ openedAt, ...then }: Application): Moments => [
  openedAt,
  "appliedAt" in then ? then.appliedAt : undefined,
  "offeredAt" in then ? then.offeredAt : undefined,
  ...("interviews" in then ? (then.interviews ?? []).map(({ at }) => at) : []),
  ...("ending" in then ? [then.ending.at] : []),
];

/** Work that was found is followed until its last check, so until then the seeker is not idle. */
const momentsOfPlacement = ({ recordedAt, checks, recognitions, ...then }: Placement): Moments => [
  recordedAt,
  ...checks.flatMap(({ dueAt, at }) => [dueAt, at]),
  ...recognitions.map((recognition) => recognition.recordedAt),
  "ending" in then ? then.ending.at : undefined,
];

/** The last that was done by a seeker or for them. */
const lastActivity = (subject: Seeker, { applications, placements }: Look): Instant =>
  [
    ...momentsOfSeeker(subject),
    ...applications.flatMap(momentsOfApplication),
    ...placements.flatMap(momentsOfPlacement),
  ].reduce<Instant>((last, at) => (at !== undefined && at > last ? at : last), subject.registeredAt);

/** When the seeker is to be asked: so long before the year since the last activity is over. */
const askAt = (subject: Seeker, look: Look): Instant => {
  const { timeZone, policy } = look;
  const lastDay = plusMonths(dayIn(timeZone, lastActivity(subject, look)), numberOf("seekerKeptMonths", policy));
  return instantAt(timeZone, plusDays(lastDay, 1 - numberOf("seekerNoticeDays", policy)), "00:00");
};

/** Nothing of a person is left of it but ids, skills, the subdistrict and dates. */
export const isForgotten = ({ name }: Seeker): boolean => name === undefined;

const announced = (current: Seeker, { at, policy }: Look) => {
  const forgetAt = plusMinutes(at, daysAsMinutes(numberOf("seekerNoticeDays", policy)));
  const state: Seeker = { ...current, forgetting: { announcedAt: at, at: forgetAt } };
  return { state, facts: [seekerForgettingAnnounced({ seekerId: current.seekerId, forgetAt })] };
};

/**
 * What is to be done about a profile now: nobody is forgotten who was not announced first, and whoever was heard of
 * since is kept. Source: PIPL §19, §47.
 */
export const review = (current: Seeker, look: Look) => {
  const { at } = look;
  const { forgetting, ...awake } = current;
  if (isForgotten(current)) return undefined;
  if (at < askAt(current, look)) return forgetting && { state: awake, facts: [] };
  if (!forgetting || forgetting.announcedAt < lastActivity(current, look)) return announced(current, look);
  return at < forgetting.at ? undefined : forgetSeeker(current, { at, cause: "not-heard-of" });
};

/** When to look again; never where there is nothing left to forget. */
export const nextLook = (current: Seeker, look: Look): Instant | undefined =>
  isForgotten(current) ? undefined : (current.forgetting?.at ?? askAt(current, look));

export const KeepSeeker = z.strictObject(happened);

/** The seeker, or the caseworker who asked them, says that the profile is to be kept: the year begins anew. */
export const keep = (current: Seeker, { by, at }: Act) => {
  mustCareFor(current, by);
  const { forgetting: _, ...subject } = seekerLifecycle.allow("keep", current);
  if (isForgotten(current)) return refuse("wrong-state", { state: current.status, allowedVerbs: ["registerSeeker"] });
  const state: Seeker = { ...subject, activeAt: at };
  return { state, facts: [] };
};
