import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { endGrantWhenTermDue } from "./consumers/end-grant-when-term-due.ts";
import { endSessionWhenDue } from "./consumers/end-session-when-due.ts";
import { eraseWhenCommunityErasureClosing } from "./consumers/erase-when-community-erasure-closing.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { importRosterWhenAdvanced } from "./consumers/import-roster-when-advanced.ts";
import { leaveHouseholdWhenMovedOut } from "./consumers/leave-household-when-moved-out.ts";
import { listCommunityWhenClaimed } from "./consumers/list-community-when-claimed.ts";
import { provisionWhenRequested } from "./consumers/provision-when-requested.ts";
import * as applications from "./handlers/applications.ts";
import * as assistedSessions from "./handlers/assisted-sessions.ts";
import * as communities from "./handlers/communities.ts";
import * as consents from "./handlers/consents.ts";
import * as households from "./handlers/households.ts";
import * as people from "./handlers/people.ts";
import * as rights from "./handlers/rights.ts";
import * as roleGrants from "./handlers/role-grants.ts";
import * as rosters from "./handlers/rosters.ts";

/** All that communities answers and does, bound to its route and reaction tables; both homes run this. */
export const endpoints: readonly Endpoint[] = [
  applications,
  communities,
  people,
  roleGrants,
  households,
  consents,
  assistedSessions,
  rights,
  rosters,
].flatMap((handlers) => Object.values(handlers).flat());

export const consumers: readonly Consumer[] = [
  provisionWhenRequested,
  endGrantWhenTermDue,
  endSessionWhenDue,
  leaveHouseholdWhenMovedOut,
  listCommunityWhenClaimed,
  importRosterWhenAdvanced,
  gatherWhenDataExportRequested,
  forgetWhenErasureRequested,
  eraseWhenCommunityErasureClosing,
];
