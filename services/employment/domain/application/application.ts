import * as z from "zod";
import { ApplicationSide } from "#shared/contracts/employment.ts";
import { Instant, PartialDate } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Area, Name, Text } from "#shared/domain/text.ts";
import {
  EmployerId,
  FairId,
  JobApplicationId,
  PaperRef,
  PersonId,
  PlacementId,
  PostingId,
  ProgrammeId,
  SeekerId,
} from "../parts.ts";

const opened = {
  jobApplicationId: JobApplicationId,
  seekerId: SeekerId,
  personId: PersonId.optional(),
  postingId: PostingId,
  employerId: EmployerId,
  programmeId: ProgrammeId,
  openedAt: Instant,
  /** Since when nobody reads it any more. */
  forgottenAt: Instant.optional(),
};

/** From applying on the employer sees the applicant, as long as the consent that `sharedBy` names stands. */
const sent = {
  ...opened,
  appliedAt: Instant,
  sharedBy: z.string().optional(),
  withheldAt: Instant.optional(),
};

const Interview = z.object({ at: Instant, fairId: FairId.optional() });
/** So many interviews one application may lead to. */
export const mostInterviews = 20;
const interviewed = { ...sent, interviews: z.array(Interview).min(1).max(mostInterviews) };
const offered = { ...interviewed, offeredAt: Instant };

/** The seeker's own yes; of somebody without membership the paper says it. */
const Acceptance = z.object({ at: Instant, paperRef: PaperRef.optional(), evidence: Text.optional() });
const accepted = { ...offered, acceptance: Acceptance };

/** What the employer and the applicant agreed on: the placement is made of it. */
const Hire = z.object({
  at: Instant,
  placementId: PlacementId,
  title: Name,
  grade: Name.optional(),
  startedOn: PartialDate,
  subdistrict: Area,
  relatedEmployer: z.boolean(),
  /** The caseworker who wrote it down; absent where the employer hired by itself. */
  placedBy: PersonId.optional(),
});

/** `at` is absent where it ended by an erasure. */
const ending = z.object({ at: Instant.optional(), side: ApplicationSide, cause: z.string(), note: Text.optional() });
const whatThereWas = z.object(accepted).partial().shape;
const ended = { ...whatThereWas, ...opened, ending };

/** One seeker's way to one posting. */
export const Application = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("interested"), ...opened }),
    z.object({ status: z.literal("briefed"), ...opened }),
    z.object({ status: z.literal("preparing"), ...opened }),
    z.object({ status: z.literal("applied"), ...sent }),
    z.object({ status: z.literal("interviewing"), ...interviewed }),
    z.object({ status: z.literal("offered"), ...offered }),
    z.object({ status: z.literal("accepted"), ...accepted }),
    /** Of hires from before the seeker was asked there is no acceptance. */
    z.object({ status: z.literal("hired"), ...accepted, acceptance: Acceptance.optional(), hire: Hire }),
    z.object({ status: z.literal("rejected"), ...ended }),
    z.object({ status: z.literal("withdrawn"), ...ended }),
    z.object({ status: z.literal("no-show"), ...ended }),
  ])
  .meta({ id: "JobApplication" });
export type Application = z.infer<typeof Application>;
export type ApplicationIn<Status extends Application["status"]> = Extract<Application, { status: Status }>;

export const ApplicationStatus = z.enum([
  "interested",
  "briefed",
  "preparing",
  "applied",
  "interviewing",
  "offered",
  "accepted",
  "hired",
  "rejected",
  "withdrawn",
  "no-show",
]);

const early = ["interested", "briefed", "preparing"] as const;
const withEmployer = ["applied", "interviewing", "offered", "accepted"] as const;

export const applicationLifecycle = lifecycle<Application>()("application", {
  brief: { from: ["interested"], to: "briefed", as: "markApplicantBriefed" },
  prepare: { from: ["briefed"], to: "preparing", as: "prepareApplicant" },
  apply: { from: ["briefed", "preparing"], to: "applied", as: "applyForWork" },
  share: { from: withEmployer, to: "same", as: "shareJobApplication" },
  withhold: { from: withEmployer, to: "same", by: "system" },
  interview: { from: ["applied", "interviewing"], to: "interviewing", as: "inviteToInterview" },
  offer: { from: ["interviewing"], to: "offered", as: "offerWork" },
  accept: { from: ["offered"], to: "accepted", as: "acceptWork" },
  hire: { from: ["accepted"], to: "hired", as: "hireApplicant" },
  reject: { from: withEmployer, to: "rejected", as: "rejectApplicant" },
  withdraw: { from: [...early, ...withEmployer], to: "withdrawn", as: "withdrawJobApplication" },
  miss: { from: ["interviewing"], to: "no-show", as: "missInterview" },
});

/** Whether the application is on its way: as long as it is, the seeker has no second one for the posting. */
export const isOpen = (subject: Application): boolean => applicationLifecycle.can("withdraw", subject);

/** The consent by which the employer sees the applicant, while it does. */
export const sharedBy = (subject: Application | undefined): string | undefined =>
  subject && "sharedBy" in subject && (isOpen(subject) || subject.status === "hired") ? subject.sharedBy : undefined;

/** What a list shows of an application: ids, no names. */
const listed = {
  jobApplicationId: JobApplicationId,
  seekerId: SeekerId,
  postingId: PostingId,
  employerId: EmployerId,
  status: ApplicationStatus,
  openedAt: Instant,
  isShared: z.boolean(),
};

/** What is kept of an application for its lists: no names. */
export const KeptApplicationCard = z.object(listed);
type KeptApplicationCard = z.infer<typeof KeptApplicationCard>;

/** What a list shows of an application: who it is, is joined for the caseworker. */
export const ApplicationCard = z
  .object({
    ...listed,
    postingTitle: Name.optional(),
    employerName: Name.optional(),
    seekerName: Name.optional(),
  })
  .meta({ id: "JobApplicationCard" });

export const cardOf = (subject: Application): KeptApplicationCard => {
  const { jobApplicationId, seekerId, postingId, employerId, status, openedAt } = subject;
  return {
    jobApplicationId,
    seekerId,
    postingId,
    employerId,
    status,
    openedAt,
    isShared: sharedBy(subject) !== undefined,
  };
};

/** The ids that every fact of an application carries. */
export const aboutOf = ({ jobApplicationId, seekerId, postingId, employerId, programmeId }: Application) => ({
  jobApplicationId,
  seekerId,
  postingId,
  employerId,
  programmeId,
});
