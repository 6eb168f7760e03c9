import { sideRoles } from "#shared/domain/roles.ts";
import { pageOf, paging, type RouteSpec } from "#shared/http/route.ts";
import {
  AppointPresident,
  ApproveAssociation,
  Association,
  AssociationCard,
  EnrolMember,
  FoundAssociation,
} from "../domain/association.ts";
import { AssociationId } from "../domain/body-id.ts";
import { WithdrawAssociation } from "../domain/withdraw-association.ts";

/** The neighbours' association, as far as mediation keeps it. */
export const associationRoutes = {
  foundAssociation: {
    method: "POST",
    path: "/associations",
    summary: "Name the bodies that are to found a neighbours' association",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    body: FoundAssociation,
    reply: Association,
    offers: "association",
    status: 201,
    refusals: ["name-in-use"],
  },
  approveAssociation: {
    method: "POST",
    path: "/associations/{associationId}/approve",
    summary: "Say yes to the association for one's own side; with the last it is founded",
    access: { roles: sideRoles.map(({ role }) => role) },
    params: { associationId: AssociationId },
    body: ApproveAssociation,
    reply: Association,
    offers: "association",
    refusals: ["wrong-state", "not-of-side"],
    needsIdentity: true,
  },
  withdrawAssociation: {
    method: "POST",
    path: "/associations/{associationId}/withdraw",
    summary: "Take back an association that one proposed",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: WithdrawAssociation,
    reply: Association,
    offers: "association",
    refusals: ["wrong-state"],
  },
  listAssociations: {
    method: "GET",
    path: "/associations",
    summary: "The neighbours' associations of the community",
    access: "member",
    query: paging,
    reply: pageOf(AssociationCard),
  },
  getAssociation: {
    method: "GET",
    path: "/associations/{associationId}",
    summary: "An association with its founders, roster and president",
    access: "member",
    params: { associationId: AssociationId },
    reply: Association,
    offers: "association",
  },
  enrolMember: {
    method: "POST",
    path: "/associations/{associationId}/enrol",
    summary: "Put a neighbour on the roster",
    access: { roles: ["association-president", "community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: EnrolMember,
    reply: Association,
    offers: "association",
    refusals: ["wrong-state", "not-of-side"],
  },
  appointPresident: {
    method: "POST",
    path: "/associations/{associationId}/appoint-president",
    summary: "Appoint the one president",
    access: { roles: ["community-admin", "residents-committee-worker"] },
    params: { associationId: AssociationId },
    body: AppointPresident,
    reply: Association,
    offers: "association",
    refusals: ["wrong-state", "not-of-side"],
  },
} as const satisfies Record<string, RouteSpec>;
