import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { applicationEndpoints } from "./handlers/applications.ts";
import { assistedSessionEndpoints } from "./handlers/assisted-sessions.ts";
import { claimCodeEndpoints } from "./handlers/claim-codes.ts";
import { communityEndpoints } from "./handlers/communities.ts";
import { consentEndpoints } from "./handlers/consents.ts";
import { householdEndpoints } from "./handlers/households.ts";
import { peopleEndpoints } from "./handlers/people.ts";
import { rightsEndpoints } from "./handlers/rights.ts";
import { roleGrantEndpoints } from "./handlers/role-grants.ts";
import { rosterEndpoints } from "./handlers/rosters.ts";
import { communitiesConsumers } from "./react.ts";
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
    ...claimCodeEndpoints,
    ...roleGrantEndpoints,
    ...householdEndpoints,
    ...consentEndpoints,
    ...assistedSessionEndpoints,
    ...rightsEndpoints,
    ...rosterEndpoints,
  }),
  consumers: communitiesConsumers,
  keeping: communitiesKeeping,
  words: async () => (await import("./words.ts")).communitiesWords,
} as const satisfies Service;
