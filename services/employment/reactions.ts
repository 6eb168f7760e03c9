import {
  communityErasureDue,
  consentGiven,
  consentWithdrawn,
  dataExportRequested,
  erasureRequested,
} from "#shared/contracts/communities.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import { certificateIssued, courseCancelled, courseCompleted, courseOpened } from "#shared/contracts/courses.ts";
import * as employment from "#shared/contracts/employment.ts";
import {
  applicantHired,
  applicationMoved,
  applicationOldDue,
  applicationRejected,
  applicationWithdrawn,
  certificateOldDue,
  employerRelated,
  employerVisited,
  fairReportDue,
  interviewMissed,
  needExpiryDue,
  placementEnded,
  placementMilestone,
  placementStarted,
  postingExpired,
  postingExpiryDue,
  postingFilled,
  postingPublished,
  postingWithdrawn,
  retentionDue,
  seekerBriefed,
  seekerChanged,
  seekerClosed,
  seekerIdleDue,
  seekerRegistered,
  signedConsentWithdrawn,
} from "#shared/contracts/employment.ts";
import * as seekers from "#shared/contracts/employment-seekers.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { employmentMoments } from "./messages.ts";

/** What employment hears, and what it then does. */
export const employmentReactions = reactions("employment", {
  tellWhenHappened: { hears: heardIn(employmentMoments), summary: "Tells whoever it concerns." },
  showAtHomeWhenTold: {
    hears: factsNaming(
      ["seekerId", "jobApplicationId", "postingId", "employerId", "programmeId", "fairId", "placementId"],
      employment,
      seekers,
    ),
    summary: "Shows a thing, as it is now, to each whom it concerns, and tells them what happened.",
  },
  keepConsentWhenGiven: {
    hears: consentGiven,
    summary: "Keeps the consent, for what stands on it, and adds what was learned since it.",
  },
  stopWhenConsentWithdrawn: {
    hears: [consentWithdrawn, signedConsentWithdrawn],
    summary: "Forgets the consent and undoes what stood on it: sharing or a story; the whole profile is forgotten.",
  },
  withdrawWhenSeekerClosed: {
    hears: seekerClosed,
    summary: "Withdraws the applications of somebody who no longer looks for work here.",
  },
  knowCourseWhenOpened: {
    hears: [courseOpened, courseCompleted, courseCancelled],
    summary: "Keeps that seekers may be sent to the course, until it is over.",
  },
  learnWhenCertificateIssued: {
    hears: [certificateIssued, certificateOldDue],
    summary: "Adds what a completed course taught to a seeker who agreed to that; keeps for some time that it did.",
  },
  relatePostingsWhenEmployerRelated: {
    hears: employerRelated,
    summary: "Tells on an employer's postings what relates it to an organiser.",
  },
  expireWhenPostingExpiryDue: { hears: postingExpiryDue, summary: "Ends a posting whose last day has passed." },
  fillWhenApplicantHired: { hears: applicantHired, summary: "Ends a posting whose last opening was taken." },
  keepWorkWhenPlacementMoved: {
    hears: [placementStarted, placementEnded],
    summary: "The seeker has work, or looks for it again.",
  },
  countWhenPlacementStarted: { hears: placementStarted, summary: "Counts the person, once in each count." },
  countWhenSeekerBriefed: { hears: seekerBriefed, summary: "Counts the person among those briefed." },
  countWhenApplied: { hears: applicationMoved, summary: "Counts the person among those who applied." },
  countWhenRetained: { hears: placementMilestone, summary: "Counts the person among those who stayed." },
  askWhenRetentionDue: { hears: retentionDue, summary: "Puts a placement on the list of those to ask after." },
  flagLateWhenFairReportDue: { hears: fairReportDue, summary: "Flags a fair that was not reported in time." },
  reviewGapsWhenSkillsMoved: {
    hears: [
      postingPublished,
      postingFilled,
      postingExpired,
      postingWithdrawn,
      employerVisited,
      needExpiryDue,
      applicantHired,
      seekerRegistered,
      seekerChanged,
      seekerClosed,
    ],
    summary: "Looks anew at how many ask for the skills and how many have them.",
  },
  askOrForgetWhenSeekerIdle: {
    hears: [seekerRegistered, seekerIdleDue],
    summary: "Asks a seeker who was not heard of for long, and forgets who stays silent.",
  },
  forgetWhenApplicationOld: {
    hears: [applicationRejected, applicationWithdrawn, interviewMissed, applicantHired, applicationOldDue],
    summary: "Forgets an application some time after its end.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
});
