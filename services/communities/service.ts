import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { communitiesCards } from "./cards.ts";
import { applicationEndpoints } from "./handlers/applications.ts";
import { assistedSessionEndpoints } from "./handlers/assisted-sessions.ts";
import { breakGlassEndpoints } from "./handlers/break-glass.ts";
import { claimCodeEndpoints } from "./handlers/claim-codes.ts";
import { communityEndpoints } from "./handlers/communities.ts";
import { communityExportEndpoints } from "./handlers/community-exports.ts";
import { consentTextEndpoints } from "./handlers/consent-texts.ts";
import { consentEndpoints } from "./handlers/consents.ts";
import { homeEndpoints } from "./handlers/home.ts";
import { householdEndpoints } from "./handlers/households.ts";
import { labelEndpoints } from "./handlers/labels.ts";
import { partyMembershipEndpoints } from "./handlers/party-membership.ts";
import { peopleEndpoints } from "./handlers/people.ts";
import { readinessEndpoints } from "./handlers/readiness.ts";
import { registrationEndpoints } from "./handlers/registrations.ts";
import { rightsEndpoints } from "./handlers/rights.ts";
import { roleGrantEndpoints } from "./handlers/role-grants.ts";
import { rosterEndpoints } from "./handlers/rosters.ts";
import { communitiesOffers } from "./offers.ts";
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
    ...homeEndpoints,
    ...readinessEndpoints,
    ...communityExportEndpoints,
    ...peopleEndpoints,
    ...claimCodeEndpoints,
    ...registrationEndpoints,
    ...roleGrantEndpoints,
    ...householdEndpoints,
    ...consentTextEndpoints,
    ...consentEndpoints,
    ...partyMembershipEndpoints,
    ...assistedSessionEndpoints,
    ...rightsEndpoints,
    ...rosterEndpoints,
    ...breakGlassEndpoints,
    ...labelEndpoints(async () => (await import("../labels.ts")).everyLabel),
  }),
  offers: communitiesOffers,
  consumers: communitiesConsumers,
  keeping: communitiesKeeping,
  cards: communitiesCards,
  words: async () => (await import("./words.ts")).communitiesWords,
} as const satisfies Service;
