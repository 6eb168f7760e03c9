import * as z from "zod";
import { Side } from "../domain/roles.ts";
import { event } from "../events/contract.ts";

export * from "./employment-seekers.ts";

const id = z.string();
const count = z.int().min(0);
const skills = z.array(z.string());

export const Industry = z.enum([
  "property-management",
  "housekeeping",
  "catering",
  "retail",
  "logistics",
  "manufacturing",
  "construction",
  "health-and-care",
  "education",
  "security",
  "information",
  "finance",
  "agriculture",
  "other",
]);

/** How exact a number is: 「近10家」 is 10 with `nearly`. */
export const Qualifier = z.enum(["exactly", "about", "nearly", "more-than", "at-least"]);

const programmeEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "programmeId", z.object({ programmeId: id, ...shape }));
export const programmeFounded = programmeEvent("programme-founded", "A programme was drawn up.", { ownerCount: count });
export const programmeOwned = programmeEvent("programme-owned", "Another owner joined a programme.", {
  ownerCount: count,
});
export const programmeApproved = programmeEvent("programme-approved", "A side among the owners said yes.", {
  side: Side,
});
export const programmeActivated = programmeEvent("programme-activated", "A programme of at least two sides begins.", {
  sides: z.array(Side),
});
export const programmeClosed = programmeEvent("programme-closed", "A programme is over.", {});

const employerEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "employerId", z.object({ employerId: id, ...shape }));
export const employerRegistered = employerEvent("employer-registered", "An employer is known.", {
  industry: Industry,
  related: z.boolean(),
});
export const employerVerified = employerEvent("employer-verified", "An employer's legal standing was checked.", {});
export const employerRelated = employerEvent("employer-related", "What relates an employer to an organiser was told.", {
  side: Side,
});
export const employerVisited = employerEvent("employer-visited", "Two sides called on an employer.", {
  visitId: id,
  needCount: count,
  sides: z.array(Side),
  skills,
});
export const needExpiryDue = event(
  "employment.need-expiry-due.v1",
  "The needs that were heard on a visit count no longer as demand.",
  "visitId",
  z.object({ visitId: id, skills }),
);

const posting = { postingId: id, employerId: id, programmeId: id };
const postingEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "postingId", z.object({ ...posting, ...shape }));
export const postingDrafted = postingEvent("posting-drafted", "A need became a posting, not yet public.", {});
export const postingReviewed = postingEvent("posting-reviewed", "Somebody of staff read the posting.", {});
export const postingPublished = postingEvent("posting-published", "A posting is public.", {
  occupation: z.string(),
  openings: count,
  skills,
  /** The skills of the need that it comes from, which counts no more. */
  needSkills: skills.optional(),
});
export const postingFilled = postingEvent("posting-filled", "Every opening was taken.", { skills });
export const postingExpired = postingEvent("posting-expired", "The posting's time is over.", { skills });
export const postingWithdrawn = postingEvent("posting-withdrawn", "The posting was taken back.", { skills });
export const postingExpiryDue = event(
  "employment.posting-expiry-due.v1",
  "The last day of a posting has passed.",
  "postingId",
  z.object({ postingId: id }),
);

const gap = { skill: z.string(), demand: count, supply: count };
export const skillGapDetected = event(
  "employment.skill-gap-detected.v1",
  "Employers ask for a skill that too few seekers have.",
  "skill",
  z.object(gap),
);
export const skillGapClosed = event(
  "employment.skill-gap-closed.v1",
  "Seekers with the skill are no longer too few.",
  "skill",
  z.object(gap),
);

const fairEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "fairId", z.object({ fairId: id, ...shape }));
export const fairPlanned = fairEvent("fair-planned", "A fair is being prepared.", { programmeId: id });
export const fairFiled = fairEvent("fair-filed", "The authority was told of a fair.", {});
export const fairReady = fairEvent("fair-ready", "Plans, employers and visits of a fair are complete.", {
  employers: count,
  industries: count,
});
export const fairOpened = fairEvent("fair-opened", "A fair is open.", {});
export const fairClosed = fairEvent("fair-closed", "A fair is over; its report is due.", {});
export const fairReportDue = fairEvent("fair-report-due", "The time for a fair's report has passed.", {});
export const fairReportLate = fairEvent("fair-report-late", "A fair was not reported in time.", { allowedDays: count });
export const fairReported = fairEvent("fair-reported", "What a fair came to.", {
  employers: count,
  industries: count,
  /** 0 also where nobody knows: `seekersAre` says which it is. */
  seekers: count,
  interviews: count,
  offers: count,
  employersAre: Qualifier.optional(),
  industriesAre: Qualifier.optional(),
  seekersAre: z.enum([...Qualifier.options, "unknown"]).optional(),
});
export const fairCancelled = fairEvent("fair-cancelled", "A fair is off, and it was announced.", {});

const application = { jobApplicationId: id, seekerId: id, postingId: id, employerId: id, programmeId: id };
const applicationEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "jobApplicationId", z.object({ ...application, ...shape }));
export const Stage = z.enum([
  "interested",
  "briefed",
  "preparing",
  "applied",
  "interviewing",
  "offered",
  "accepted",
  "hired",
]);
export const ApplicationSide = z.enum(["employer", "seeker"]);
export const applicationOpened = applicationEvent("application-opened", "A seeker is interested in a posting.", {});
export const applicationMoved = applicationEvent("application-moved", "An application went on.", {
  from: Stage,
  to: Stage,
});
export const applicantHired = applicationEvent("applicant-hired", "The employer hired the applicant.", {
  placementId: id,
  /** What the posting asks for, of which an opening was taken. */
  skills: skills.optional(),
});
const no = { from: Stage, side: ApplicationSide, cause: z.string() };
export const applicationRejected = applicationEvent("application-rejected", "The employer said no.", no);
export const applicationWithdrawn = applicationEvent("application-withdrawn", "The seeker said no.", no);
export const interviewMissed = applicationEvent("interview-missed", "The applicant did not come.", { from: Stage });
export const applicationWithheld = applicationEvent(
  "application-withheld",
  "The employer no longer sees the applicant, who took the consent back.",
  {},
);
export const applicationOldDue = event(
  "employment.application-old-due.v1",
  "An application that has ended is to be kept no longer.",
  "jobApplicationId",
  z.object({ jobApplicationId: id }),
);
export const applicationShared = applicationEvent("application-shared", "The employer sees the applicant again.", {});

const placement = { placementId: id, seekerId: id, employerId: id, programmeId: id };
const placementEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`employment.${name}.v1`, summary, "placementId", z.object({ ...placement, ...shape }));
export const MilestoneKind = z.enum(["recognised", "promoted", "retained"]);
export const placementStarted = placementEvent("placement-started", "Somebody has found work.", {
  related: z.boolean(),
});
export const placementMilestone = placementEvent("placement-milestone", "Somebody stayed, was praised or rose.", {
  kind: MilestoneKind,
  month: count.optional(),
});
export const placementLeft = placementEvent("placement-left", "At a check somebody was no longer there.", {
  month: count,
});
export const placementEnded = placementEvent("placement-ended", "Somebody no longer works there.", {
  cause: z.string(),
});
export const placementRated = placementEvent("placement-rated", "Somebody said how content they are.", {
  score: count,
});
export const storyPublished = placementEvent("story-published", "A placement's story is public, by consent.", {});
export const storyUnpublished = placementEvent("story-unpublished", "A placement's story is no longer public.", {});
export const retentionDue = event(
  "employment.retention-due.v1",
  "It is time to ask whether somebody still works there.",
  "placementId",
  z.object({ placementId: id, month: count }),
);
