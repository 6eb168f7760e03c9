import { communitiesReactions } from "#services/communities/reactions.ts";
import { communitiesRoutes } from "#services/communities/routes.ts";
import { coursesReactions } from "#services/courses/reactions.ts";
import { coursesRoutes } from "#services/courses/routes.ts";
import { employmentReactions } from "#services/employment/reactions.ts";
import { employmentRoutes } from "#services/employment/routes.ts";
import { mediationReactions } from "#services/mediation/reactions.ts";
import { mediationRoutes } from "#services/mediation/routes.ts";
import { meetingsReactions } from "#services/meetings/reactions.ts";
import { meetingsRoutes } from "#services/meetings/routes.ts";
import type { NamedReaction } from "#shared/events/contract.ts";
import type { RouteTable } from "#shared/http/route.ts";

/** A service as AWS needs it: its tables of routes and reactions, and nothing of its code. */
export type ServiceTables = {
  readonly name: string;
  readonly routes: RouteTable;
  readonly reactions: Readonly<Record<string, NamedReaction>>;
};

export const services: readonly ServiceTables[] = [
  { name: "communities", routes: communitiesRoutes, reactions: communitiesReactions },
  { name: "courses", routes: coursesRoutes, reactions: coursesReactions },
  { name: "mediation", routes: mediationRoutes, reactions: mediationReactions },
  { name: "employment", routes: employmentRoutes, reactions: employmentReactions },
  { name: "meetings", routes: meetingsRoutes, reactions: meetingsReactions },
];
