import {
  communityErasureDue,
  dataExportRequested,
  erasureRequested,
  memberJoined,
  memberLeft,
  personMovedOut,
  personRegistered,
  roleGranted,
  roleRevoked,
} from "#shared/contracts/communities.ts";
import { firstContactDue, memberLeftRoster } from "#shared/contracts/mediation.ts";
import { reactions } from "#shared/events/contract.ts";

/** What mediation hears, and what it then does. */
export const mediationReactions = reactions("mediation", {
  knowPersonWhenRegistered: { hears: personRegistered, summary: "Keeps that the person belongs to the community." },
  keepRoleWhenGranted: { hears: roleGranted, summary: "Keeps the role, for the choice of leads." },
  releaseLeadWhenRoleRevoked: {
    hears: roleRevoked,
    summary: "Forgets the role; open cases led by it lose their lead and say so.",
  },
  leaveRosterWhenMovedOut: { hears: personMovedOut, summary: "Takes the person off the association's roster." },
  releaseLeadWhenRosterLeft: {
    hears: memberLeftRoster,
    summary: "Open cases led by that place on the roster lose their lead and say so.",
  },
  keepHouseholdWhenJoined: { hears: memberJoined, summary: "Keeps the household, for conflicts of interest." },
  forgetHouseholdWhenLeft: { hears: memberLeft, summary: "Forgets the household." },
  gatherWhenDataExportRequested: { hears: dataExportRequested, summary: "Gathers all that is kept of the person." },
  forgetWhenErasureRequested: { hears: erasureRequested, summary: "Removes the person's name and words." },
  eraseWhenCommunityErasureDue: { hears: communityErasureDue, summary: "Erases all that is kept of the community." },
  flagLateWhenFirstContactDue: {
    hears: firstContactDue,
    summary: "Flags a case in which nobody was contacted in time.",
  },
});
