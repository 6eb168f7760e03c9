import {
  communityErasureDue,
  dataExportRequested,
  erasureRequested,
  personMovedOut,
  roleGranted,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import { communityExportRequested } from "#shared/contracts/community-exports.ts";
import * as mediation from "#shared/contracts/mediation.ts";
import * as actions from "#shared/contracts/meeting-actions.ts";
import * as meetings from "#shared/contracts/meetings.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { meetingsMoments } from "./messages.ts";

/** Every fact that stands on the way of an issue. */
const onTheWay = [
  mediation.caseFiled,
  mediation.caseAccepted,
  mediation.caseEscalated,
  mediation.recurrenceDetected,
  mediation.recurrenceJoined,
  mediation.resolutionNoted,
  mediation.disputantsAsked,
  mediation.outcomeAnswered,
  mediation.caseResolved,
  mediation.caseDeclined,
  mediation.caseWithdrawn,
  meetings.issueRaised,
  meetings.caseLinked,
  meetings.issueOpened,
  meetings.issueRejected,
  meetings.issueMerged,
  meetings.issueAbsorbed,
  meetings.issuePlaced,
  meetings.issueReleased,
  meetings.issueDiscussed,
  meetings.issueCarried,
  meetings.issueExplained,
  meetings.issueReferredUp,
  meetings.resolutionNotValid,
  meetings.resolutionAdopted,
  meetings.resolutionExtended,
  actions.actionAssigned,
  actions.actionReassigned,
  actions.actionLeadLost,
  actions.actionAccepted,
  actions.actionStarted,
  actions.actionReminded,
  actions.actionOverdue,
  actions.actionExplained,
  actions.actionDone,
  actions.actionVerified,
  actions.actionReturned,
  meetings.issueVerified,
  meetings.issueClosed,
] as const;

/** What meetings hears, and what it then does. */
export const meetingsReactions = reactions("meetings", {
  tellWhenHappened: { hears: heardIn(meetingsMoments), summary: "Tells whoever it concerns." },
  showAtHomeWhenTold: {
    hears: factsNaming(["issueId", "meetingId", "seriesId"], meetings, actions),
    summary: "Shows a thing, as it is now, to each whom it concerns, and tells them what happened.",
  },
  loseLeadWhenGone: {
    hears: [personMovedOut, roleRevoked],
    summary: "Actions of somebody who moved out, or whose last role ended, lose their lead and say so.",
  },
  loseLeadWhenHired: {
    hears: roleGranted,
    summary: "Actions of somebody whom another side hired, which does not answer for them, lose their lead and say so.",
  },
  endSeatsWhenOfAnotherSide: {
    hears: [roleGranted, roleRevoked],
    summary: "Ends each seat of the person for a side of which they are no longer.",
  },
  endSeatsWhenMovedOut: { hears: personMovedOut, summary: "Ends every seat of the person, who is given no other." },
  closeFeedsWhenGone: {
    hears: [personMovedOut, erasureRequested],
    summary: "Closes the calendars of somebody who moved out, or asked to be forgotten.",
  },
  endSubscriptionsWhenGone: {
    hears: [personMovedOut, erasureRequested],
    summary: "Tells somebody who moved out, or asked to be forgotten, of no body's meetings any more.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
  raiseIssueWhenRecurring: {
    hears: [mediation.recurrenceDetected, mediation.recurrenceJoined],
    summary: "Raises one issue for the cases of a recurrence, or links later ones to it.",
  },
  raiseIssueWhenCaseEscalated: {
    hears: mediation.caseEscalated,
    summary: "Raises an issue for a case that its lead or its age brought up.",
  },
  followCaseWhenLinked: {
    hears: meetings.caseLinked,
    summary: "Keeps which issue stands for the case, and looks whether it has ended already.",
  },
  noteCaseEndedWhenOver: {
    hears: [mediation.caseResolved, mediation.caseDeclined, mediation.caseWithdrawn],
    summary: "Notes in each issue of the case that it ended; with the last one a verified issue closes.",
  },
  collectWhenCollectingDue: { hears: meetings.collectingDue, summary: "Begins to collect issues for a meeting." },
  carryWhenMeetingClosed: {
    hears: meetings.meetingClosed,
    summary: "Carries each issue that the meeting left undecided, once.",
  },
  releaseWhenMeetingCancelled: {
    hears: meetings.meetingCancelled,
    summary: "Frees the issues on the agenda of a meeting that fell away.",
  },
  remindWhenActionDue: {
    hears: [actions.actionDueSoon, actions.actionDue],
    summary: "Reminds the lead of an action, and marks it overdue when its day has passed.",
  },
  keepTrailWhenTold: { hears: onTheWay, summary: "Keeps the way of every issue, for people to read." },
});
