import * as admins from "#shared/contracts/administrators.ts";
import * as glass from "#shared/contracts/break-glass.ts";
import { glassAnswerDue } from "#shared/contracts/break-glass.ts";
import { calendarYearDue } from "#shared/contracts/calendars.ts";
import * as told from "#shared/contracts/communities.ts";
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
import { communityExportPartMade, communityExportRequested } from "#shared/contracts/community-exports.ts";
import { consentAnswered } from "#shared/contracts/course-consents.ts";
import * as registrations from "#shared/contracts/registrations.ts";
import { registrationLapseDue } from "#shared/contracts/registrations.ts";
import * as releases from "#shared/contracts/releases.ts";
import { dataExportReleaseDue, erasureDue, erasureReleaseDue } from "#shared/contracts/releases.ts";
import { factsNaming, reactions } from "#shared/events/contract.ts";
import { heardIn } from "#shared/messages/moment.ts";
import { communitiesMoments } from "./messages.ts";

/** What communities hears, mostly of itself as it happens, and what it then does. */
export const communitiesReactions = reactions("communities", {
  tellWhenHappened: { hears: heardIn(communitiesMoments), summary: "Tells whoever it concerns." },
  showAtHomeWhenTold: {
    hears: factsNaming(
      ["personId", "registrationId", "exportId", "erasureId", "glassId", "sessionId", "importId"],
      told,
      glass,
      admins,
      registrations,
      releases,
    ),
    summary: "Shows a thing, as it is now, to each whom it concerns, and tells them what happened.",
  },
  provisionWhenRequested: { hears: provisioningRequested, summary: "Makes an approved community, step by step." },
  beginGrantWhenBeginDue: { hears: roleBeginDue, summary: "Tells of a role whose term begins." },
  endGrantWhenTermDue: {
    hears: roleTermDue,
    summary: "Ends a role whose term is over, but not the last administrator's.",
  },
  endSessionWhenDue: { hears: assistedSessionDue, summary: "Ends an assisted session that nobody ended." },
  leaveHouseholdWhenMovedOut: { hears: personMovedOut, summary: "Takes the person out of their household." },
  listCommunityWhenClaimed: { hears: personClaimed, summary: "Puts the community on the person's own list." },
  importRosterWhenAdvanced: { hears: rosterImportAdvanced, summary: "Takes the next rows of a roster in." },
  keepConsentWhenAnswered: {
    hears: consentAnswered,
    summary: "Keeps what a guardian answered by the code of a course's slip: it can be seen, and withdrawn.",
  },
  takeCalendarWhenYearDue: {
    hears: calendarYearDue,
    summary: "Takes the holidays of the next year over where they were announced, and says where they are missing.",
  },
  lapseRegistrationWhenDue: {
    hears: registrationLapseDue,
    summary: "Keeps nothing any more of a registration that nobody released.",
  },
  beginErasureWhenDue: { hears: erasureDue, summary: "Begins a removal that nobody took back." },
  lapseExportWhenReleaseDue: {
    hears: dataExportReleaseDue,
    summary: "Lets an export lapse that the desk asked for and nobody released.",
  },
  lapseErasureWhenReleaseDue: {
    hears: erasureReleaseDue,
    summary: "Lets a removal lapse that the desk asked for and nobody released.",
  },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person, and leaves a receipt." },
  hastenErasuresWhenAdministratorGranted: {
    hears: roleGranted,
    summary: "Ends the wait of the last administrator for a successor.",
  },
  endStaysWhenAdministratorGranted: {
    hears: roleGranted,
    summary: "Ends the role of an administrator who stayed on only until there was another.",
  },
  exportKeptWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down all that is kept of a community that leaves.",
  },
  exportLastWhenCommunityExportRequested: {
    hears: communityExportRequested,
    summary: "Writes down the community itself, and what names it elsewhere.",
  },
  closeExportWhenPartMade: {
    hears: communityExportPartMade,
    summary: "Puts the digest of an export on record once its last part is written.",
  },
  noteUnansweredWhenGlassAnswerDue: {
    hears: glassAnswerDue,
    summary: "Notes that the president has not answered why something was opened.",
  },
  eraseWhenCommunityErasureClosing: {
    hears: communityErasureClosing,
    summary: "Erases what is left of the community, and keeps that there was one.",
  },
});
