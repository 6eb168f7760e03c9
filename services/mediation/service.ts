import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { askDisputantsWhenIssueVerified } from "./consumers/ask-disputants-when-issue-verified.ts";
import { closeUnansweredWhenAnswersDue } from "./consumers/close-unanswered-when-answers-due.ts";
import { countRecurrenceWhenFiled } from "./consumers/count-recurrence-when-filed.ts";
import { endRecurrenceWhenIssueEnded } from "./consumers/end-recurrence-when-issue-ended.ts";
import { eraseWhenCommunityErasureDue } from "./consumers/erase-when-community-erasure-due.ts";
import { escalateWhenMediationDue } from "./consumers/escalate-when-mediation-due.ts";
import { escalateWhenRecurring } from "./consumers/escalate-when-recurring.ts";
import { flagLateWhenFirstContactDue } from "./consumers/flag-late-when-first-contact-due.ts";
import { forgetHeldWhenCaseEnded } from "./consumers/forget-held-when-case-ended.ts";
import { forgetHouseholdWhenLeft } from "./consumers/forget-household-when-left.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { keepHouseholdWhenJoined } from "./consumers/keep-household-when-joined.ts";
import { keepRoleWhenGranted } from "./consumers/keep-role-when-granted.ts";
import { knowPersonWhenRegistered } from "./consumers/know-person-when-registered.ts";
import { leaveRosterWhenMovedOut } from "./consumers/leave-roster-when-moved-out.ts";
import { linkIssueWhenCaseLinked } from "./consumers/link-issue-when-case-linked.ts";
import { noteResolutionWhenAdopted } from "./consumers/note-resolution-when-adopted.ts";
import { releaseLeadWhenRoleRevoked } from "./consumers/release-lead-when-role-revoked.ts";
import { releaseLeadWhenRosterLeft } from "./consumers/release-lead-when-roster-left.ts";
import { foundAssociation, getAssociation } from "./handlers/associations.ts";
import { fileCase } from "./handlers/file-case.ts";
import { acceptCase, assignLead, consultPerson } from "./handlers/name-person.ts";
import { getCase, getTimeline, listCases } from "./handlers/read-case.ts";
import { decisions } from "./handlers/transitions.ts";

/** All that mediation answers and does, bound to its route and reaction tables; both homes run this. */
export const endpoints: readonly Endpoint[] = [
  fileCase,
  listCases,
  getCase,
  getTimeline,
  acceptCase,
  assignLead,
  consultPerson,
  foundAssociation,
  getAssociation,
  ...decisions,
];

export const consumers: readonly Consumer[] = [
  knowPersonWhenRegistered,
  keepRoleWhenGranted,
  releaseLeadWhenRoleRevoked,
  leaveRosterWhenMovedOut,
  releaseLeadWhenRosterLeft,
  keepHouseholdWhenJoined,
  forgetHouseholdWhenLeft,
  gatherWhenDataExportRequested,
  forgetWhenErasureRequested,
  forgetHeldWhenCaseEnded,
  eraseWhenCommunityErasureDue,
  flagLateWhenFirstContactDue,
  countRecurrenceWhenFiled,
  escalateWhenRecurring,
  escalateWhenMediationDue,
  endRecurrenceWhenIssueEnded,
  linkIssueWhenCaseLinked,
  noteResolutionWhenAdopted,
  askDisputantsWhenIssueVerified,
  closeUnansweredWhenAnswersDue,
];
