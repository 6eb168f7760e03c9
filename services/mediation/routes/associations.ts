import type { RouteSpec } from "#shared/http/route.ts";
import { AppointPresident, Association, AssociationId, EnrolMember, FoundAssociation } from "../domain/association.ts";

/** The neighbours' association, as far as mediation keeps it. */
export const associationRoutes = {
  foundAssociation: {
    method: "POST",
    path: "/associations",
    summary: "Record the founding of a neighbours' association",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    body: FoundAssociation,
    reply: Association,
    status: 201,
  },
  getAssociation: {
    method: "GET",
    path: "/associations/{associationId}",
    summary: "An association with its founders, roster and president",
    access: "member",
    params: { associationId: AssociationId },
    reply: Association,
  },
  enrolMember: {
    method: "POST",
    path: "/associations/{associationId}/enrol",
    summary: "Put a neighbour on the roster",
    access: { roles: ["association-president", "community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: EnrolMember,
    reply: Association,
  },
  appointPresident: {
    method: "POST",
    path: "/associations/{associationId}/appoint-president",
    summary: "Appoint the one president",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: AppointPresident,
    reply: Association,
  },
} as const satisfies Record<string, RouteSpec>;
