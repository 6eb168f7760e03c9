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
  memberLeftRoster,
  recurrenceDetected,
  recurrenceJoined,
} from "#shared/contracts/mediation.ts";
import {
  caseLinked,
  issueClosed,
  issueReferredUp,
  issueRejected,
  issueVerified,
  resolutionAdopted,
  resolutionExtended,
} from "#shared/contracts/meetings.ts";
import { noticeGiven } from "#shared/contracts/messages.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
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
  endRepresentationWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Who represented an organisation by the role does so no longer in open cases, which say so.",
  },
  releaseLeadWhenRelated: {
    hears: [roleGranted, memberJoined, caseAccepted, mediatorAssigned],
    summary:
      "An open case knows whom its disputants live with; a lead who has an interest by now is released, and it says so.",
  },
  seeWhoIsGone: {
    hears: [personMovedOut, personMovedIn, erasureRequested],
    summary: "An open case knows who of those in dispute is here no longer: whoever leads records their answers.",
  },
  showAtHomeWhenTold: {
    hears: factsNaming(["caseId", "associationId"], mediation),
    summary: "Shows a case or an association, as it is now, to each whom it concerns, and tells them what happened.",
  },
  noteNoticeWhenGiven: {
    hears: noticeGiven,
    summary: "Notes in the case, for good, how far a legal notice of it came to whom it is for.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  forgetHeldWhenCaseEnded: {
    hears: [caseResolved, caseDeclined, caseWithdrawn],
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
    hears: [issueClosed, issueRejected, issueReferredUp],
    summary: "Begins to count anew once the joint meeting is done with a recurrence.",
  },
  linkIssueWhenCaseLinked: { hears: caseLinked, summary: "Keeps in the case which issue stands for it." },
  noteResolutionWhenAdopted: {
    hears: [resolutionAdopted, resolutionExtended],
    summary: "Shows in each linked case what the joint meeting decided.",
  },
  askDisputantsWhenIssueVerified: {
    hears: [issueVerified, resolutionExtended],
    summary: "Asks the disputants of each linked case whether it is settled.",
  },
  tellWhenHappened: { hears: heardIn(mediationMoments), summary: "Tells whoever it concerns." },
  closeUnansweredWhenAnswersDue: {
    hears: answersDue,
    summary: "Closes a case in which nobody said no in time, and notes the silence.",
  },
});
