import * as z from "zod";
import { Industry } from "#shared/contracts/employment.ts";
import { Day, Instant } from "#shared/domain/dates.ts";
import type { Format } from "#shared/domain/formats.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Side } from "#shared/domain/roles.ts";
import { Skill, skillSet } from "#shared/domain/skills.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { EmployerId, Hours, NeedId, Pay, PersonId, PostingId, ProgrammeId } from "../parts.ts";
import { Place } from "../place.ts";
import { LawfulException } from "./lawful.ts";

/** What a job advertisement must tell by law: employer, number, work, conditions, pay, benefits, insurance. */
export const offer = {
  title: Name,
  /** The code of the occupation in 中华人民共和国职业分类大典. */
  occupationCode: z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/, "occupation" satisfies Format),
  openings: z.int().min(1).max(1000),
  duties: Text,
  requirements: Text.optional(),
  pay: Pay,
  benefits: z.array(Name).max(20).default([]),
  socialInsurance: z.enum(["five-insurances-and-fund", "five-insurances", "work-injury-only", "none-by-law"]),
  employmentType: z.enum(["full-time", "part-time", "temporary", "internship"]),
  hours: Hours,
  place: Place,
  /** Where to go, as people say it. */
  address: Name.optional(),
  /** The last day on which one may apply. */
  validThrough: Day,
  skills: skillSet(10).default([]),
  exceptions: z.array(LawfulException).max(4).default([]),
};

const drafted = {
  postingId: PostingId,
  programmeId: ProgrammeId,
  employerId: EmployerId,
  employerName: Name,
  industry: Industry,
  /** How the employer belongs to an organiser: disclosed wherever the posting is shown. */
  relatedTo: Side.optional(),
  /** The need it comes from, and the skills that were asked for then. */
  need: z.object({ needId: NeedId, skills: z.array(Skill) }).optional(),
  ...offer,
  /** Whole kilometres from the programme's place, where both have coordinates. */
  kilometres: z.int().min(0).optional(),
  draftedAt: Instant,
};

const reviewed = { review: z.object({ at: Instant, reviewedBy: PersonId }) };
const published = {
  ...reviewed,
  publishedAt: Instant,
  /** When its last day ends in the community's time zone. */
  closesAt: Instant,
};
const ended = { endedAt: Instant };

/** An offer of work, from a draft to its end. */
export const Posting = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("draft"), ...drafted }),
    z.object({ status: z.literal("reviewed"), ...drafted, ...reviewed }),
    z.object({ status: z.literal("published"), ...drafted, ...published }),
    z.object({ status: z.literal("filled"), ...drafted, ...published, ...ended }),
    z.object({ status: z.literal("expired"), ...drafted, ...published, ...ended }),
    z.object({
      status: z.literal("withdrawn"),
      ...drafted,
      ...z.object(published).partial().shape,
      ...ended,
      withdrawal: z.object({ reason: Text.optional() }),
    }),
  ])
  .meta({ id: "Posting" });
export type Posting = z.infer<typeof Posting>;
export type PostingIn<Status extends Posting["status"]> = Extract<Posting, { status: Status }>;

export const PostingStatus = z.enum(["draft", "reviewed", "published", "filled", "expired", "withdrawn"]);

export const postingLifecycle = lifecycle<Posting>()("posting", {
  revise: { from: ["draft", "reviewed"], to: "draft", as: "revisePosting" },
  review: { from: ["draft"], to: "reviewed", as: "reviewPosting" },
  publish: { from: ["reviewed"], to: "published", as: "publishPosting" },
  fill: { from: ["published"], to: "filled", as: "fillPosting" },
  expire: { from: ["published"], to: "expired", as: [] },
  withdraw: { from: ["draft", "reviewed", "published"], to: "withdrawn", as: "withdrawPosting" },
  relate: { from: ["draft", "reviewed", "published", "filled", "expired", "withdrawn"], to: "same", by: "system" },
});

/** Whether one may apply now: it is public, and its last day has not ended, even if that was not heard yet. */
export const isOffered = (subject: Posting | undefined, at: Instant): subject is PostingIn<"published"> =>
  subject?.status === "published" && at < subject.closesAt;

/** What a list shows of a posting. */
export const PostingCard = z
  .object({
    postingId: PostingId,
    programmeId: ProgrammeId,
    employerId: EmployerId,
    employerName: Name,
    relatedEmployer: z.boolean(),
    title: Name,
    industry: Industry,
    openings: z.int(),
    pay: Pay,
    hours: Hours,
    place: Place,
    kilometres: z.int().optional(),
    skills: z.array(Skill),
    validThrough: Day,
    status: PostingStatus,
    publishedAt: Instant.optional(),
  })
  .meta({ id: "PostingCard" });
export type PostingCard = z.infer<typeof PostingCard>;

export const cardOf = ({ relatedTo, ...posting }: Posting): PostingCard => ({
  postingId: posting.postingId,
  programmeId: posting.programmeId,
  employerId: posting.employerId,
  employerName: posting.employerName,
  relatedEmployer: relatedTo !== undefined,
  title: posting.title,
  industry: posting.industry,
  openings: posting.openings,
  pay: posting.pay,
  hours: posting.hours,
  place: posting.place,
  kilometres: posting.kilometres,
  skills: posting.skills,
  validThrough: posting.validThrough,
  status: posting.status,
  publishedAt: "publishedAt" in posting ? posting.publishedAt : undefined,
});
