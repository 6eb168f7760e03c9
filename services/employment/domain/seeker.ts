import * as z from "zod";
import { Industry, seekerChanged, seekerClosed, seekerRegistered } from "#shared/contracts/employment.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant } from "#shared/domain/dates.ts";
import { newChildId, newId } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Skill } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { isSelf, mustCareFor } from "./access.ts";
import { type Consents, mustConsent, Purpose } from "./consents.ts";
import { BriefingId, Hours, happened, NeedId, PersonId, Phone, PostingId, SeekerId, TaskId } from "./parts.ts";
import { Area, Place } from "./place.ts";

const profile = {
  phone: Phone.optional(),
  place: Place,
  situation: z.enum(["unemployed", "laid-off", "surplus-labour", "part-employed", "student", "other"]),
  skills: z.array(Skill).max(30),
  wants: z.strictObject({
    industries: z.array(Industry).max(14).default([]),
    hours: z.array(Hours).max(5).default([]),
    withinKilometres: z.int().min(1).max(1000).optional(),
  }),
};

/** A consent of somebody whom communities does not know, on paper at the desk. */
export const SignedConsent = z.object({
  consentId: z.string(),
  purpose: Purpose,
  scopeId: z.string().optional(),
  textVersion: z.string(),
  evidence: Text.optional(),
  at: Instant,
  withdrawnAt: Instant.optional(),
});

export const Briefing = z.object({
  briefingId: BriefingId,
  needIds: z.array(NeedId),
  postingIds: z.array(PostingId),
  at: Instant,
  acknowledgedAt: Instant.optional(),
});

export const TaskKind = z.enum(["resume", "mock-interview", "course", "documents", "other"]);
export const Task = z.object({
  taskId: TaskId,
  kind: TaskKind,
  postingId: PostingId.optional(),
  courseId: z.string().optional(),
  note: Text.optional(),
  addedAt: Instant,
  doneAt: Instant.optional(),
});

const kept = {
  seekerId: SeekerId,
  personId: PersonId.optional(),
  /** Absent once it was erased. */
  name: Name.optional(),
  ...profile,
  /** What was learned in a course: by its id, so that a fact heard twice adds nothing. */
  learned: z.record(z.string(), Skill),
  consents: z.array(SignedConsent).max(100),
  briefings: z.array(Briefing).max(200),
  tasks: z.array(Task).max(100),
  /** The placements that are heard of, each with whether it has ended. */
  placements: z.record(z.string(), z.enum(["active", "ended"])),
  registeredAt: Instant,
};

/** `at` is absent where the profile was closed by an erasure. */
const Closure = z.object({ at: Instant.optional(), cause: z.string() });

/** Somebody of the subdistrict who looks for work, whether or not they belong to the community. */
export const Seeker = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("seeking"), ...kept }),
    z.object({ status: z.literal("placed"), ...kept }),
    z.object({ status: z.literal("closed"), ...kept, closure: Closure }),
  ])
  .meta({ id: "Seeker" });
export type Seeker = z.infer<typeof Seeker>;
export const SeekerStatus = z.enum(["seeking", "placed", "closed"]);
export type SeekerStatus = z.infer<typeof SeekerStatus>;

const open = ["seeking", "placed"] as const;

export const seekerLifecycle = lifecycle<Seeker>()("seeker", {
  change: { from: open, to: "same" },
  brief: { from: open, to: "same" },
  acknowledge: { from: open, to: "same" },
  addTask: { from: open, to: "same" },
  finishTask: { from: open, to: "same" },
  recordConsent: { from: open, to: "same" },
  withdrawConsent: { from: open, to: "same" },
  learn: { from: open, to: "same" },
  place: { from: open, to: ["seeking", "placed"] },
  close: { from: open, to: "closed" },
});

export const RegisterSeeker = z.strictObject({
  /** The person of the community whom it is about; a resident registers nobody but themselves. */
  personId: PersonId.optional(),
  name: Name,
  ...profile,
  /** For somebody who belongs to no community: what they signed. */
  consent: z.strictObject({ textVersion: z.string().min(1).max(32), evidence: Text }).optional(),
  ...happened,
});
type Wish = z.infer<typeof RegisterSeeker>;

const registrars = ["employment-caseworker", "residents-committee-worker", "desk-operator"] as const;

/** Whom a registration is about: staff may name a person, or nobody where it is no member; others mean themselves. */
export const subjectOf = ({ personId }: Pick<Wish, "personId">, by: Caller): string | undefined => {
  const own = actingPerson(by).personId;
  if (holds(by, ...registrars) && !by.onBehalfOf) return personId;
  return personId === undefined || personId === own ? own : refuse("role-not-allowed");
};

type Registering = Act & Wish & { readonly commandId: string; readonly consents: Consents | undefined };

/** The consent that a registration stands on: a member's own, or one signed at the desk by somebody who is none. */
const signedFor = (
  { consent, consents, at, commandId }: Registering,
  personId: string | undefined,
  seekerId: string,
) => {
  if (personId === undefined) {
    const { textVersion, evidence } = consent ?? refuseField("/consent", "required");
    const consentId = newChildId("sgn", seekerId, commandId);
    return [{ consentId, purpose: "job-seeking" as const, textVersion, evidence, at }];
  }
  if (consent) refuseField("/consent", "not-allowed");
  if (!consents?.isMember) refuseField("/personId", "unknown-person");
  mustConsent(consents, "job-seeking");
  return [];
};

/** Somebody looks for work from now on. That a person is registered once is checked in the same commit. */
export const register = (wish: Registering) => {
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
    briefings: [],
    tasks: [],
    placements: {},
    registeredAt: at,
  };
  return { state, facts: [seekerRegistered({ seekerId, skills })] };
};

export const ChangeSeeker = z.strictObject({ ...z.object(profile).partial().shape, ...happened });

/** The seeker, the caseworker or the desk for them changes the profile. */
export const change = (current: Seeker, { by, ...told }: Act & z.infer<typeof ChangeSeeker>) => {
  mustCareFor(current, by);
  const subject = seekerLifecycle.allow("change", current);
  const wish = z.object(profile).partial().parse(told);
  const changes = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
  const state: Seeker = { ...subject, ...changes };
  const hasSkills = wish.skills !== undefined && wish.skills.toSorted().join() !== subject.skills.toSorted().join();
  const skills = [...new Set([...subject.skills, ...state.skills])];
  return { state, facts: hasSkills ? [seekerChanged({ seekerId: subject.seekerId, skills })] : [] };
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

/** The consent to look for work for them was taken back: nothing more is done with the profile. */
export const closeWithoutConsent = (current: Seeker, at: Instant) =>
  current.status === "closed" ? undefined : closed(current, { at, cause: "consent-withdrawn" });

const closed = (current: Exclude<Seeker, { status: "closed" }>, closure: { at: Instant; cause: string }) => {
  const state: Seeker = { ...current, status: "closed", closure };
  return { state, facts: [seekerClosed({ seekerId: current.seekerId, skills: current.skills })] };
};

/** By whom the consents of a seeker are kept. */
export const consentSubject = ({ personId, seekerId }: Pick<Seeker, "personId" | "seekerId">): string =>
  personId ?? seekerId;

/** Whether the caller may decide for the seeker: the seeker, or the caseworker who writes down what they said. */
export const mayDecideFor = (subject: Pick<Seeker, "personId">, by: Caller): boolean =>
  isSelf(subject, by) || holds(by, "employment-caseworker");

/** What a list shows the caseworker of a seeker. */
export const SeekerCard = z
  .object({
    seekerId: SeekerId,
    name: Name.optional(),
    area: Area,
    situation: profile.situation,
    skills: z.array(Skill),
    status: SeekerStatus,
    registeredAt: Instant,
  })
  .meta({ id: "SeekerCard" });
export type SeekerCard = z.infer<typeof SeekerCard>;

export const cardOf = ({ seekerId, name, place, situation, skills, status, registeredAt }: Seeker): SeekerCard => ({
  seekerId,
  name,
  area: place.area,
  situation,
  skills,
  status,
  registeredAt,
});
