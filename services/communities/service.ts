import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { getProfile, listOwnCommunities } from "./handlers/read-communities.ts";
import { getPerson, getRoleGrant, listPeople } from "./handlers/read-people.ts";
import { grantRole, revokeRole } from "./handlers/role-grants.ts";

/** All that communities answers and does, bound to its route and reaction tables; both homes run this. */
export const endpoints: readonly Endpoint[] = [
  listOwnCommunities,
  getProfile,
  listPeople,
  getPerson,
  grantRole,
  getRoleGrant,
  revokeRole,
];

export const consumers: readonly Consumer[] = [];
