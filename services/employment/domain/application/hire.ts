import * as z from "zod";
import {
  applicantHired,
  applicationMoved,
  applicationRejected,
  interviewMissed,
} from "#shared/contracts/employment.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import { type Day, earliestDay, latestDay, PartialDate, plusMonths } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { type FieldCode, mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { isCaseworker, isContactOf } from "../access.ts";
import type { Fair } from "../fair/fair.ts";
import { FairId, happened, type Today } from "../parts.ts";
import {
  type Application,
  type ApplicationIn,
  aboutOf,
  applicationLifecycle,
  mostInterviews,
  sharedBy,
} from "./application.ts";
import type { Around } from "./apply.ts";

/**
 * The employer's own contact, while the applicant's consent stands, or the caseworker who writes down what the
 * employer said. To anyone else, and to a contact without consent, there is no such application.
 */
export const mustDealWith = (subject: Application, by: Caller): void => {
  const isContact = isContactOf(by, subject.employerId) && sharedBy(subject) !== undefined;
  if (!isContact && !isCaseworker(by)) refuse("not-found");
};

export const mustBeShared = (subject: Application): void => {
  if (sharedBy(subject) === undefined) refuse("share-consent-required", { purpose: "share-to-employer" });
};

export const InviteToInterview = z.strictObject({
  /** The fair it takes place at; that the fair is still open is checked in the same commit. */
  fairId: FairId.optional(),
  ...happened,
});

/** An employer meets people at a fair of the posting's programme, at its booth. */
const mustHaveBooth = ({ employerId, programmeId }: Application, fair: Fair | undefined): void => {
  const isOpen = fair?.status === "open" && fair.programmeId === programmeId;
  if (!isOpen) refuseField("/fairId", "fair-not-open");
  if (!fair?.booths.some((booth) => booth.employerId === employerId)) refuseField("/fairId", "no-booth");
};

const interviewsOf = (subject: Application) => (subject.status === "interviewing" ? subject.interviews : []);

export const mustHaveInterviewsLeft = (subject: Application): void =>
  mustHaveRoom(interviewsOf(subject), mostInterviews, "");

type Inviting = Act & z.infer<typeof InviteToInterview> & { readonly fair?: Fair | undefined };

/** The employer talks with the applicant, at its place or at a fair. */
export const interview = (current: Application, { by, at, fairId, fair }: Inviting) => {
  mustDealWith(current, by);
  const subject = applicationLifecycle.allow("interview", current);
  mustBeShared(subject);
  if (fairId !== undefined) mustHaveBooth(subject, fair);
  mustHaveInterviewsLeft(subject);
  const interviews = [...interviewsOf(subject), { at, fairId }];
  const state: Application = { ...subject, status: "interviewing", interviews };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: subject.status, to: "interviewing" })] };
};

export const OfferWork = z.strictObject(happened);

export const offerWork = (current: Application, { by, at }: Act) => {
  mustDealWith(current, by);
  const subject = applicationLifecycle.allow("offer", current);
  mustBeShared(subject);
  const state: Application = { ...subject, status: "offered", offeredAt: at };
  return { state, facts: [applicationMoved({ ...aboutOf(state), from: "interviewing", to: "offered" })] };
};

export const HireApplicant = z.strictObject({
  /** What the position is called, where that is not the posting's title. */
  title: Name.optional(),
  grade: Name.optional(),
  startedOn: PartialDate,
  ...happened,
});

type Hiring = Act & Today & z.infer<typeof HireApplicant> & Around;

/** Work that is agreed on now begins soon, or began a while ago. */
const mustBeginAbout = (day: Day, startedOn: PartialDate): void => {
  const months = numberOf("hireWithinMonths");
  const implausible = (code: FieldCode) => refuse("date-implausible", { errors: [{ pointer: "/startedOn", code }] });
  if (latestDay(startedOn) < plusMonths(day, -months)) implausible("too-long-ago");
  if (earliestDay(startedOn) > plusMonths(day, months)) implausible("too-far-ahead");
};

/** The employer hires who accepted its offer. The id of the placement follows from the application, so a retry names the same. */
export const hire = (current: Application, { by, at, day, title, grade, startedOn, seeker, posting }: Hiring) => {
  mustDealWith(current, by);
  const subject = applicationLifecycle.allow("hire", current);
  mustBeShared(subject);
  mustBeginAbout(day, startedOn);
  if (!seeker || !posting) throw new Error(`${subject.jobApplicationId} names what is not there`);
  const placementId = newId("plc", subject.jobApplicationId);
  const state: ApplicationIn<"hired"> = {
    ...subject,
    status: "hired",
    hire: {
      at,
      placementId,
      ...(isCaseworker(by) && { placedBy: by.personId }),
      title: title ?? posting.title,
      grade,
      startedOn,
      subdistrict: seeker.place.area,
      relatedEmployer: posting.relatedTo !== undefined,
    },
  };
  return { state, facts: [applicantHired({ ...aboutOf(state), placementId, skills: posting.skills })] };
};

export const EmployerCause = z.enum([
  "skills-do-not-fit",
  "hours-do-not-fit",
  "opening-was-filled",
  "documents-missing",
  "interview-not-convincing",
  "other",
]);

export const RejectApplication = z.strictObject({ cause: EmployerCause, note: Text.optional(), ...happened });

/** The employer says no, and why. */
export const reject = (current: Application, { by, at, cause, note }: Act & z.infer<typeof RejectApplication>) => {
  mustDealWith(current, by);
  const subject = applicationLifecycle.allow("reject", current);
  const side = "employer" as const;
  const state: Application = { ...subject, status: "rejected", ending: { at, side, cause, note } };
  return { state, facts: [applicationRejected({ ...aboutOf(state), from: subject.status, side, cause })] };
};

export const MissInterview = z.strictObject(happened);

/** The applicant did not come and did not say so. */
export const missInterview = (current: Application, { by, at }: Act) => {
  mustDealWith(current, by);
  const subject = applicationLifecycle.allow("miss", current);
  const ending = { at, side: "seeker", cause: "no-show" } as const;
  const state: Application = { ...subject, status: "no-show", ending };
  return { state, facts: [interviewMissed({ ...aboutOf(state), from: "interviewing" })] };
};
