import {
  communityErasureDue,
  dataExportRequested,
  erasureRequested,
  personMovedOut,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import {
  answersDue,
  caseDeclined,
  caseFiled,
  caseResolved,
  caseWithdrawn,
  firstContactDue,
  mediationDue,
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
import { reactions } from "#shared/events/contract.ts";

/** What mediation hears, and what it then does. */
export const mediationReactions = reactions("mediation", {
  releaseLeadWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Open cases led by the role lose their lead and say so.",
  },
  leaveRosterWhenMovedOut: { hears: personMovedOut, summary: "Takes the person off the association's roster." },
  releaseLeadWhenRosterLeft: {
    hears: memberLeftRoster,
    summary: "Open cases led by that place on the roster lose their lead and say so.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  forgetHeldWhenCaseEnded: {
    hears: [caseResolved, caseDeclined, caseWithdrawn],
    summary: "Forgets in a case that ended who asked for it while it was open.",
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
  closeUnansweredWhenAnswersDue: {
    hears: answersDue,
    summary: "Closes a case in which nobody said no in time, and notes the silence.",
  },
});
