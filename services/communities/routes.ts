import { Building } from "#shared/domain/text.ts";
import { pageOf, paging, routes } from "#shared/http/route.ts";
import { CommunityProfile } from "./domain/community.ts";
import { OwnCommunity } from "./domain/own-community.ts";
import { GrantId, GrantRole, PersonId, RoleGrant } from "./domain/person.ts";
import { PersonCard } from "./domain/person-card.ts";
import { PersonView, RevokeRole } from "./domain/person-view.ts";

const admin = { roles: ["community-admin"] } as const;
const whoMeetPeople = {
  roles: [
    "community-admin",
    "residents-committee-worker",
    "association-president",
    "mediator",
    "desk-operator",
    "employment-caseworker",
  ],
} as const;

/** The API of communities on one screen. */
export const communitiesRoutes = routes("communities", {
  listOwnCommunities: {
    method: "GET",
    path: "/v1/me/communities",
    reach: "self",
    summary: "The communities I belong to",
    access: "signed-in",
    query: paging,
    reply: pageOf(OwnCommunity),
  },
  getProfile: {
    method: "GET",
    path: "/profile",
    summary: "What anyone may know of a community before signing in",
    access: "public",
    reply: CommunityProfile,
  },
  listPeople: {
    method: "GET",
    path: "/people",
    summary: "The people of a building",
    access: whoMeetPeople,
    query: { building: Building, ...paging },
    reply: pageOf(PersonCard),
  },
  getPerson: {
    method: "GET",
    path: "/people/{personId}",
    summary: "A person and the roles they hold",
    access: admin,
    params: { personId: PersonId },
    reply: PersonView,
  },
  grantRole: {
    method: "POST",
    path: "/role-grants",
    summary: "Grant a role, with its scope and term",
    access: admin,
    body: GrantRole,
    reply: RoleGrant,
    status: 201,
    fresh: true,
  },
  getRoleGrant: {
    method: "GET",
    path: "/role-grants/{grantId}",
    summary: "One role that a person holds or held",
    access: admin,
    params: { grantId: GrantId },
    reply: RoleGrant,
  },
  revokeRole: {
    method: "POST",
    path: "/role-grants/{grantId}/revoke",
    summary: "End a role now",
    access: admin,
    params: { grantId: GrantId },
    body: RevokeRole,
    reply: RoleGrant,
    fresh: true,
  },
});
