import {
  communityErasureDue,
  dataExportRequested,
  erasureRequested,
  memberJoined,
  personMovedIn,
  personMovedOut,
  roleGranted,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import * as mediation from "#shared/contracts/mediation.ts";
import {
  answersDue,
  caseAccepted,
  caseDeclined,
  caseFiled,
  caseResolved,
  caseWithdrawn,
  firstContactDue,
  mediationDue,
  mediatorAssigned,
  mediatorReleased,
  memberLeftRoster,
  recurrenceDetected,
  recurrenceJoined,
} from "#shared/contracts/mediation.ts";
import * as appointments from "#shared/contracts/mediation-appointments.ts";
import * as mediationBodies from "#shared/contracts/mediation-bodies.ts";
import * as mediationCare from "#shared/contracts/mediation-care.ts";
import * as court from "#shared/contracts/mediation-court.ts";
import * as dangers from "#shared/contracts/mediation-dangers.ts";
import * as caseFileFacts from "#shared/contracts/mediation-files.ts";
import * as mediationFollowUps from "#shared/contracts/mediation-follow-ups.ts";
import * as mediationObligations from "#shared/contracts/mediation-obligations.ts";
import * as mediationOutcome from "#shared/contracts/mediation-outcome.ts";
import * as rights from "#shared/contracts/mediation-rights.ts";
import * as ways from "#shared/contracts/mediation-ways.ts";
import * as meetings from "#shared/contracts/meetings.ts";
import { noticeGiven } from "#shared/contracts/messages.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
import { fileReactions } from "#shared/evidence/file-reactions.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { mediationMoments } from "./messages.ts";

/** What mediation hears, and what it then does. */
export const mediationReactions = reactions("mediation", {
  releaseLeadWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Open cases led by the role lose their lead and say so.",
  },
  leaveRosterWhenMovedOut: { hears: personMovedOut, summary: "Takes the person off the association's roster." },
  leaveRosterWhenOfAnotherSide: {
    hears: [roleGranted, roleRevoked],
    summary: "Takes off the association's roster who is of the residents' side no longer.",
  },
  releaseLeadWhenRosterLeft: {
    hears: memberLeftRoster,
    summary: "Open cases led by that place on the roster lose their lead and say so.",
  },
  leaveBodiesWhenMovedOut: {
    hears: [personMovedOut, erasureRequested],
    summary: "Takes the person off the registered bodies, and out of what they are there.",
  },
  releaseLeadWhenBodyLeft: {
    hears: mediationBodies.bodyMemberLeft,
    summary: "Open cases led as a member of that body lose their lead and say so.",
  },
  seeWhoActs: {
    hears: [caseFiled, mediatorReleased, ways.caseReopened, roleGranted, roleRevoked],
    summary: "Says of a case that waits for its body that nobody of it can act, and so the worker does.",
  },
  endRepresentationWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Who represented an organisation by the role does so no longer in open cases, which say so.",
  },
  releaseLeadWhenRelated: {
    hears: [roleGranted, memberJoined, caseAccepted, mediatorAssigned],
    summary: "An open case knows whom its disputants live with; a lead with an interest by now is released, and told.",
  },
  seeWhoIsGone: {
    hears: [personMovedOut, personMovedIn, erasureRequested],
    summary: "An open case knows who of those in dispute is here no longer: whoever leads records their answers.",
  },
  showAtHomeWhenTold: {
    hears: factsNaming(
      ["caseId", "associationId", "bodyId"],
      mediation,
      mediationBodies,
      mediationOutcome,
      mediationCare,
      court,
      dangers,
      ways,
      appointments,
      rights,
      mediationObligations,
      mediationFollowUps,
    ),
    summary: "Shows a case, an association or a body as it is now to each whom it concerns, and tells what happened.",
  },
  noteNoticeWhenGiven: {
    hears: noticeGiven,
    summary: "Notes in the case, for good, how far a legal notice of it came to whom it is for.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  forgetHeldWhenCaseEnded: {
    hears: [caseResolved, caseDeclined, caseWithdrawn, ways.caseTerminated, ways.caseReferred],
    summary: "Forgets in a case that ended who asked for it while it was open.",
  },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
  flagLateWhenFirstContactDue: {
    hears: firstContactDue,
    summary: "Flags a case in which nobody was contacted in time.",
  },
  markOverdueWhenDangerDue: {
    hears: dangers.dangerDue,
    summary: "Marks a danger overdue that was reported to nobody within its hour.",
  },
  countRecurrenceWhenFiled: {
    hears: caseFiled,
    summary: "Counts the cases of a category and building, and tells once that they recur.",
  },
  escalateWhenRecurring: {
    hears: [recurrenceDetected, recurrenceJoined],
    summary: "Escalates each open case of a recurrence.",
  },
  escalateWhenMediationDue: {
    hears: mediationDue,
    summary: "Escalates a case whose time is over, unless more was agreed.",
  },
  endRecurrenceWhenIssueEnded: {
    hears: [meetings.issueClosed, meetings.issueRejected, meetings.issueReferredUp],
    summary: "Begins to count anew once the joint meeting is done with a recurrence.",
  },
  linkIssueWhenCaseLinked: { hears: meetings.caseLinked, summary: "Keeps in the case which issue stands for it." },
  noteResolutionWhenAdopted: {
    hears: [meetings.resolutionAdopted, meetings.resolutionExtended],
    summary: "Shows in each linked case what the joint meeting decided.",
  },
  askDisputantsWhenIssueVerified: {
    hears: [meetings.issueVerified, meetings.resolutionExtended],
    summary: "Asks the disputants of each linked case whether it is settled.",
  },
  lapseConfirmationWhenWindowOver: {
    hears: court.confirmationEndDue,
    summary: "Notes that the time to apply to the court has passed, unless the application is joint.",
  },
  lookWhenCareDue: {
    hears: mediationCare.careDue,
    summary: "Looks whether anybody acts on an open case, urges who is next, and says when to look again.",
  },
  endJoinedWhenOriginalEnded: {
    hears: [caseResolved, caseDeclined, caseWithdrawn, ways.caseTerminated, ways.caseReferred],
    summary: "Ends with a case those of the same people that were joined to it; any other goes on by itself.",
  },
  ...fileReactions(caseFileFacts),
  dateFilesWhenCaseEnded: {
    hears: [caseResolved, caseDeclined, caseWithdrawn, ways.caseTerminated, ways.caseReferred],
    summary: "Says how long the photos and papers of a case that ended are kept.",
  },
  keepFilesWhenCaseReopened: {
    hears: ways.caseReopened,
    summary: "Keeps the photos and papers of a case that goes on again for as long as it does.",
  },
  tellWhenHappened: { hears: heardIn(mediationMoments), summary: "Tells whoever it concerns." },
  missObligationWhenDue: {
    hears: mediationObligations.obligationDue,
    summary: "Notes in the case that something owed was not done in time.",
  },
  closeSilentWhenSilenceDue: {
    hears: mediationObligations.silenceDue,
    summary: "Ends a case whose outcome was carried out and to whose end nobody objected, and notes the silence.",
  },
  planFollowUpsWhenResolved: {
    hears: caseResolved,
    summary: "Plans when the disputants are asked whether the outcome lasts.",
  },
  askFollowUpWhenDue: {
    hears: mediationFollowUps.followUpDue,
    summary: "Asks the disputants who are still here whether the outcome lasts.",
  },
  closeUnansweredWhenAnswersDue: {
    hears: answersDue,
    summary: "Closes a case in which nobody said no in time, and notes the silence.",
  },
});
