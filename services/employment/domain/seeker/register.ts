import * as z from "zod";
import { seekerChanged, seekerClosed, seekerRegistered } from "#shared/contracts/employment.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { WrittenPhone } from "#shared/domain/phone.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name, TextVersion } from "#shared/domain/text.ts";
import { mustCareFor } from "../access.ts";
import { forgetSeeker } from "../forget.ts";
import { happened, PaperRef, PersonId, SeekerId } from "../parts.ts";
import { type Consents, mustConsent } from "./consents.ts";
import { personCounted, profile, type Seeker, seekerLifecycle, standingOf } from "./seeker.ts";

export const RegisterSeeker = z.strictObject({
  /** The person of the community whom it is about; a resident registers nobody but themselves. */
  personId: PersonId.optional(),
  name: Name,
  ...profile,
  phone: WrittenPhone.optional(),
  /** For somebody who belongs to no community: what they signed, and where the paper is kept. */
  consent: z.strictObject({ textVersion: TextVersion, paperRef: PaperRef }).optional(),
  /** The profile that the same person had before and closed, as staff know them again: they are counted as one. */
  earlierSeekerId: SeekerId.optional(),
  ...happened,
});
type Wish = z.infer<typeof RegisterSeeker>;

const registrars = ["employment-caseworker", "residents-committee-worker", "desk-operator"] as const;

/** Whom a registration is about: staff may name a person, or nobody where it is no member; others mean themselves. */
export const subjectOf = ({ personId }: Pick<Wish, "personId">, by: Caller): string | undefined => {
  const own = actingPerson(by).personId;
  if (isStaff(by)) return personId;
  return personId === undefined || personId === own ? own : refuse("role-not-allowed");
};

type RegisteringSeeker = Act &
  Wish & {
    readonly commandId: string;
    /** Whether the community knows the person whom it is about. */
    readonly isMember: boolean;
    readonly consents: Consents | undefined;
    readonly earlier?: Seeker | undefined;
  };

const isStaff = (by: Caller): boolean => holds(by, ...registrars) && !by.onBehalfOf;

/** Whom a new profile is counted as: that somebody is the same person is what staff know, and never guessed. */
const countedAs = ({ by, earlierSeekerId, earlier }: RegisteringSeeker) => {
  if (earlierSeekerId === undefined) return {};
  if (!isStaff(by)) return refuseField("/earlierSeekerId", "not-allowed");
  if (!earlier) return refuseField("/earlierSeekerId", "unknown-seeker");
  if (earlier.status !== "closed") return refuseField("/earlierSeekerId", "registered-already");
  return { countsAs: personCounted(earlier) };
};

/** The consent that a registration stands on: a member's own, or one signed at the desk by somebody who is none. */
const signedFor = (
  { consent, isMember, consents, at, commandId }: RegisteringSeeker,
  personId: string | undefined,
  seekerId: string,
) => {
  if (personId === undefined) {
    const { textVersion, paperRef } = consent ?? refuseField("/consent", "required");
    const consentId = newChildId("sgn", seekerId, commandId);
    return [{ consentId, purpose: "job-seeking" as const, textVersion, paperRef, at }];
  }
  if (consent) refuseField("/consent", "not-allowed");
  if (!isMember) refuseField("/personId", "unknown-person");
  mustConsent(consents, "job-seeking");
  return [];
};

/** Somebody looks for work from now on. That a person is registered once is checked in the same commit. */
export const register = (wish: RegisteringSeeker) => {
  const { by, at, commandId, name, phone, place, situation, skills, wants } = wish;
  const personId = subjectOf(wish, by);
  const seekerId = newId("skr", commandId);
  const state: Seeker = {
    status: "seeking",
    seekerId,
    ...(personId !== undefined && { personId }),
    name,
    phone,
    place,
    situation,
    skills,
    wants,
    learned: {},
    consents: signedFor(wish, personId, seekerId),
    ...countedAs(wish),
    briefings: [],
    tasks: [],
    placements: {},
    registeredAt: at,
  };
  return { state, facts: [seekerRegistered({ seekerId, skills })] };
};

/** Somebody whose profile was closed looks for work again: the same seeker, so nobody is counted for two. */
export const registerAgain = (current: Seeker, wish: RegisteringSeeker) => {
  const { closure: _, forgetting: __, ...subject } = seekerLifecycle.allow("registerAgain", current);
  const { at, name, phone, place, situation, skills, wants } = wish;
  if (wish.earlierSeekerId !== undefined) refuseField("/earlierSeekerId", "not-allowed");
  signedFor(wish, subject.personId, subject.seekerId);
  const told = { name, phone, place, situation, skills, wants, registeredAt: at };
  const state: Seeker = { ...subject, ...told, status: standingOf(subject.placements) };
  return { state, facts: [seekerRegistered({ seekerId: subject.seekerId, skills })] };
};

/** The person is a seeker already: they are taken up again where their profile was closed, and only there. */
export const registerKnown = (current: Seeker, wish: RegisteringSeeker) =>
  current.status === "closed" ? registerAgain(current, wish) : refuseField("/personId", "registered-already");

export const ChangeSeeker = z.strictObject({
  ...z.object(profile).partial().shape,
  phone: WrittenPhone.optional(),
  ...happened,
});

/** The seeker, the caseworker or the desk for them changes the profile. */
export const change = (current: Seeker, { by, at, ...told }: Act & z.infer<typeof ChangeSeeker>) => {
  mustCareFor(current, by);
  const { forgetting: _, ...subject } = seekerLifecycle.allow("change", current);
  const { phone, place, situation, skills = subject.skills, wants } = told;
  const wish = Object.entries({ phone, place, situation, skills, wants }).filter(([, value]) => value !== undefined);
  const state: Seeker = { ...subject, ...Object.fromEntries(wish), activeAt: at };
  const hasSkills = skills.toSorted().join() !== subject.skills.toSorted().join();
  const moved = [...new Set([...subject.skills, ...skills])];
  return { state, facts: hasSkills ? [seekerChanged({ seekerId: subject.seekerId, skills: moved })] : [] };
};

export const CloseSeeker = z.strictObject({
  cause: z.enum(["found-work", "moved-away", "own-wish", "other"]),
  ...happened,
});

/** The seeker no longer looks for work here. */
export const close = (current: Seeker, { by, at, cause }: Act & z.infer<typeof CloseSeeker>) => {
  mustCareFor(current, by);
  return closed(seekerLifecycle.allow("close", current), { at, cause });
};

/** The consent to look for work for them was taken back: what was kept of them by it goes. Source: PIPL §15, §47. */
export const forgetWithoutConsent = (current: Seeker, at: Instant) =>
  forgetSeeker(current, { at, cause: "consent-withdrawn" });

const closed = (current: Exclude<Seeker, { status: "closed" }>, closure: { at: Instant; cause: string }) => {
  const state: Seeker = { ...current, status: "closed", closure };
  return { state, facts: [seekerClosed({ seekerId: current.seekerId, skills: current.skills })] };
};
