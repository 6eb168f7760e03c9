import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { beginGrantWhenBeginDue } from "./consumers/begin-grant-when-begin-due.ts";
import { endGrantWhenTermDue } from "./consumers/end-grant-when-term-due.ts";
import { endSessionWhenDue } from "./consumers/end-session-when-due.ts";
import { eraseWhenCommunityErasureClosing } from "./consumers/erase-when-community-erasure-closing.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { importRosterWhenAdvanced } from "./consumers/import-roster-when-advanced.ts";
import { keepConsentWhenAnswered } from "./consumers/keep-consent-when-answered.ts";
import { leaveHouseholdWhenMovedOut } from "./consumers/leave-household-when-moved-out.ts";
import { listCommunityWhenClaimed } from "./consumers/list-community-when-claimed.ts";
import { provisionWhenRequested } from "./consumers/provision-when-requested.ts";
import { applicationEndpoints } from "./handlers/applications.ts";
import { assistedSessionEndpoints } from "./handlers/assisted-sessions.ts";
import { communityEndpoints } from "./handlers/communities.ts";
import { consentEndpoints } from "./handlers/consents.ts";
import { householdEndpoints } from "./handlers/households.ts";
import { peopleEndpoints } from "./handlers/people.ts";
import { rightsEndpoints } from "./handlers/rights.ts";
import { roleGrantEndpoints } from "./handlers/role-grants.ts";
import { rosterEndpoints } from "./handlers/rosters.ts";
import { communitiesReactions } from "./reactions.ts";
import { communitiesRoutes } from "./routes.ts";
import { communitiesKeeping } from "./store/keeping.ts";

export const communities = {
  name: "communities",
  routes: communitiesRoutes,
  reactions: communitiesReactions,
  endpoints: answers(communitiesRoutes, {
    ...applicationEndpoints,
    ...communityEndpoints,
    ...peopleEndpoints,
    ...roleGrantEndpoints,
    ...householdEndpoints,
    ...consentEndpoints,
    ...assistedSessionEndpoints,
    ...rightsEndpoints,
    ...rosterEndpoints,
  }),
  consumers: [
    provisionWhenRequested,
    beginGrantWhenBeginDue,
    endGrantWhenTermDue,
    endSessionWhenDue,
    leaveHouseholdWhenMovedOut,
    listCommunityWhenClaimed,
    importRosterWhenAdvanced,
    keepConsentWhenAnswered,
    gatherWhenDataExportRequested,
    forgetWhenErasureRequested,
    eraseWhenCommunityErasureClosing,
  ],
  keeping: communitiesKeeping,
} as const satisfies Service;
