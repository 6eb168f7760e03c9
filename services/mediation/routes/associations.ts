import { sideRoles } from "#shared/domain/roles.ts";
import type { RouteSpec } from "#shared/http/route.ts";
import {
  AppointPresident,
  ApproveAssociation,
  Association,
  AssociationId,
  EnrolMember,
  FoundAssociation,
} from "../domain/association.ts";

/** The neighbours' association, as far as mediation keeps it. */
export const associationRoutes = {
  foundAssociation: {
    method: "POST",
    path: "/associations",
    summary: "Name the bodies that are to found a neighbours' association",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    body: FoundAssociation,
    reply: Association,
    status: 201,
  },
  approveAssociation: {
    method: "POST",
    path: "/associations/{associationId}/approve",
    summary: "Say yes to the association for one's own side; with the last it is founded",
    access: { roles: sideRoles.map(({ role }) => role) },
    params: { associationId: AssociationId },
    body: ApproveAssociation,
    reply: Association,
    refusals: ["wrong-state", "not-of-side", "conflict-of-interest"],
    needsIdentity: true,
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
    refusals: ["wrong-state"],
  },
  appointPresident: {
    method: "POST",
    path: "/associations/{associationId}/appoint-president",
    summary: "Appoint the one president",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: AppointPresident,
    reply: Association,
    refusals: ["wrong-state", "not-of-side"],
  },
} as const satisfies Record<string, RouteSpec>;
