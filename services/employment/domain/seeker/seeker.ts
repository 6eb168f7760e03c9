import * as z from "zod";
import { Industry } from "#shared/contracts/employment.ts";
import { openings } from "#shared/domain/break-glass.ts";
import { Instant } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Phone } from "#shared/domain/phone.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Skill, skillSet } from "#shared/domain/skills.ts";
import { Area, Name, Text } from "#shared/domain/text.ts";
import { BriefingId, Hours, NeedId, PaperRef, PersonId, PostingId, SeekerId, TaskId } from "../parts.ts";
import { Place } from "../place.ts";
import { Purpose } from "./consents.ts";

/** What people tell of themselves when they look for work. */
export const profile = {
  phone: Phone.optional(),
  place: Place,
  situation: z.enum(["unemployed", "laid-off", "surplus-labour", "part-employed", "student", "other"]),
  skills: skillSet(Skill.options.length),
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
  /** Where the paper is kept; of older ones what was written of it. Neither once it was taken back. */
  paperRef: PaperRef.optional(),
  evidence: Text.optional(),
  at: Instant,
  withdrawnAt: Instant.optional(),
});

/** So many may be kept on a profile, and named in one briefing. */
export const most = { consents: 100, briefings: 200, tasks: 100, named: 20 } as const;

export const Briefing = z.object({
  briefingId: BriefingId,
  needIds: z.array(NeedId).max(most.named),
  postingIds: z.array(PostingId).max(most.named),
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
  consents: z.array(SignedConsent).max(most.consents),
  briefings: z.array(Briefing).max(most.briefings),
  tasks: z.array(Task).max(most.tasks),
  /** The placements that are heard of, each with whether it has ended. */
  placements: z.record(z.string(), z.enum(["active", "ended"])),
  registeredAt: Instant,
  /** When they last changed the profile, or asked to keep it. */
  activeAt: Instant.optional(),
  /** That nothing was heard of them for long, and when the profile is forgotten if that stays so. */
  forgetting: z.object({ announcedAt: Instant, at: Instant }).optional(),
  /** The first profile of the same person, where this is a later one. */
  countsAs: SeekerId.optional(),
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

/** Somebody who is called the same or has the same phone: whether they are the same person, staff know. */
const LikelySame = z.object({ seekerId: SeekerId, status: SeekerStatus, registeredAt: Instant });
const hint = { likelyDuplicates: z.array(LikelySame) };
const [seeking, placed, closed] = Seeker.options;

/** A seeker as registered: with whom staff may have met before, where it is nobody with an account. */
export const RegisteredSeeker = z
  .discriminatedUnion("status", [seeking.extend(hint), placed.extend(hint), closed.extend(hint)])
  .meta({ id: "RegisteredSeeker" });

const mark = { openings };

/** A seeker as they are read: with when somebody who does not care for them opened it. */
export const ReadSeeker = z
  .discriminatedUnion("status", [seeking.extend(mark), placed.extend(mark), closed.extend(mark)])
  .meta({ id: "ReadSeeker" });

/** What the hint tells of those who may be the same. */
export const likelySame = (others: readonly Seeker[]): z.infer<typeof LikelySame>[] =>
  others.map(({ seekerId, status, registeredAt }) => ({ seekerId, status, registeredAt }));

const open = ["seeking", "placed"] as const;

export const seekerLifecycle = lifecycle<Seeker>()("seeker", {
  change: { from: open, to: "same", as: "changeSeeker" },
  brief: { from: open, to: "same", as: "briefSeeker" },
  acknowledge: { from: open, to: "same", as: "acknowledgeBriefing" },
  addTask: { from: open, to: "same", as: "addPreparation" },
  finishTask: { from: open, to: "same", as: "finishPreparation" },
  recordConsent: { from: open, to: "same", as: "recordSignedConsent" },
  /** As easy as giving, so also when nothing is looked for any more: a story may still stand on it. */
  withdrawConsent: { from: [...open, "closed"], to: "same", as: "withdrawSignedConsent" },
  learn: { from: open, to: "same", as: [] },
  place: { from: [...open, "closed"], to: ["seeking", "placed", "closed"], as: [] },
  close: { from: open, to: "closed", as: "closeSeeker" },
  keep: { from: [...open, "closed"], to: "same", as: "keepSeeker" },
  registerAgain: { from: ["closed"], to: ["seeking", "placed"], as: [] },
});

/** For somebody who no longer looks for work here nothing is begun. */
export const mustLook = ({ status }: Seeker): void => {
  if (status === "closed") refuse("wrong-state", { state: status, allowedVerbs: [] });
};

/** Who has work that lasts is placed; who has none looks for it. */
export const standingOf = (placements: Seeker["placements"]) =>
  Object.values(placements).includes("active") ? ("placed" as const) : ("seeking" as const);

/** By which id somebody is counted: that of their first profile. */
export const personCounted = ({ seekerId, countsAs }: Pick<Seeker, "seekerId" | "countsAs">): string =>
  countsAs ?? seekerId;

/** By whom the consents of a seeker are kept. */
export const consentSubject = ({ personId, seekerId }: Pick<Seeker, "personId" | "seekerId">): string =>
  personId ?? seekerId;

/** What a list shows the caseworker of a seeker. */
export const SeekerCard = z
  .object({
    seekerId: SeekerId,
    /** Of a member the name is joined when the list is read. */
    personId: PersonId.optional(),
    name: Name.optional(),
    area: Area,
    situation: profile.situation,
    skills: z.array(Skill),
    status: SeekerStatus,
    registeredAt: Instant,
    forgetAt: Instant.optional(),
  })
  .meta({ id: "SeekerCard" });
export type SeekerCard = z.infer<typeof SeekerCard>;

export const cardOf = ({
  seekerId,
  personId,
  name,
  place,
  situation,
  skills,
  status,
  registeredAt,
  forgetting,
}: Seeker): SeekerCard => ({
  seekerId,
  personId,
  name,
  area: place.area,
  situation,
  skills,
  status,
  registeredAt,
  forgetAt: forgetting?.at,
});
