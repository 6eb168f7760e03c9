import {
  assistedSessionDue,
  communityErasureClosing,
  dataExportRequested,
  erasureRequested,
  personClaimed,
  personMovedOut,
  provisioningRequested,
  roleBeginDue,
  roleGranted,
  roleTermDue,
  rosterImportAdvanced,
} from "#shared/contracts/communities.ts";
import { consentAnswered } from "#shared/contracts/course-consents.ts";
import { erasureDue } from "#shared/contracts/releases.ts";
import { reactions } from "#shared/events/contract.ts";

/** What communities hears, mostly of itself as it happens, and what it then does. */
export const communitiesReactions = reactions("communities", {
  provisionWhenRequested: { hears: provisioningRequested, summary: "Makes an approved community, step by step." },
  beginGrantWhenBeginDue: { hears: roleBeginDue, summary: "Tells of a role whose term begins." },
  endGrantWhenTermDue: { hears: roleTermDue, summary: "Ends a role whose term is over." },
  endSessionWhenDue: { hears: assistedSessionDue, summary: "Ends an assisted session that nobody ended." },
  leaveHouseholdWhenMovedOut: { hears: personMovedOut, summary: "Takes the person out of their household." },
  listCommunityWhenClaimed: { hears: personClaimed, summary: "Puts the community on the person's own list." },
  importRosterWhenAdvanced: { hears: rosterImportAdvanced, summary: "Takes the next rows of a roster in." },
  keepConsentWhenAnswered: {
    hears: consentAnswered,
    summary: "Keeps what a guardian answered by the code of a course's slip: it can be seen, and withdrawn.",
  },
  beginErasureWhenDue: { hears: erasureDue, summary: "Begins a removal that nobody took back." },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person, and leaves a receipt." },
  hastenErasuresWhenAdministratorGranted: {
    hears: roleGranted,
    summary: "Ends the wait of the last administrator for a successor.",
  },
  eraseWhenCommunityErasureClosing: {
    hears: communityErasureClosing,
    summary: "Erases what is left of the community, and keeps that there was one.",
  },
});
