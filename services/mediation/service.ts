import type { Consumer } from "#shared/events/consumer.ts";
import type { Endpoint } from "#shared/http/endpoint.ts";
import { flagLateWhenFirstContactDue } from "./consumers/flag-late-when-first-contact-due.ts";
import { keepRoleWhenGranted } from "./consumers/keep-role-when-granted.ts";
import { knowPersonWhenRegistered } from "./consumers/know-person-when-registered.ts";
import { releaseLeadWhenRoleRevoked } from "./consumers/release-lead-when-role-revoked.ts";
import { foundAssociation, getAssociation } from "./handlers/associations.ts";
import { fileCase } from "./handlers/file-case.ts";
import { acceptCase, assignLead, consultPerson } from "./handlers/name-person.ts";
import { getCase, getTimeline, listCases } from "./handlers/read-case.ts";
import { decisions } from "./handlers/transitions.ts";

/** All that mediation answers and does, bound to its route and reaction tables; both homes run this. */
export const endpoints: readonly Endpoint[] = [
  fileCase,
  listCases,
  getCase,
  getTimeline,
  acceptCase,
  assignLead,
  consultPerson,
  foundAssociation,
  getAssociation,
  ...decisions,
];

export const consumers: readonly Consumer[] = [
  knowPersonWhenRegistered,
  keepRoleWhenGranted,
  releaseLeadWhenRoleRevoked,
  flagLateWhenFirstContactDue,
];
