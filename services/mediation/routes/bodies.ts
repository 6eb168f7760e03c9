import { pageOf, paging, type RouteSpec } from "#shared/http/route.ts";
import { AddBodyMember, RegisterBody, RegisteredBody, RemoveBodyMember } from "../domain/body.ts";
import { BodyCard } from "../domain/body-card.ts";
import { RegisteredBodyId } from "../domain/body-id.ts";
import { InviteBody, JoinCase } from "../domain/invite-body.ts";
import { DeclareBodyAbsence, NameHead } from "../domain/name-head.ts";
import { caseVerb, leads } from "./case-verb.ts";

const ofBody = {
  method: "POST",
  access: { roles: ["community-admin"] },
  params: { bodyId: RegisteredBodyId },
  reply: RegisteredBody,
  offers: "body",
} as const;

/** The bodies that mediate, as the community registers them, and what a second one does in a case. */
export const bodyRoutes = {
  registerBody: {
    method: "POST",
    path: "/bodies",
    summary: "Register a body that mediates beside the neighbours' association",
    access: ofBody.access,
    body: RegisterBody,
    reply: RegisteredBody,
    offers: "body",
    status: 201,
    refusals: ["body-not-eligible", "name-in-use"],
  },
  listBodies: {
    method: "GET",
    path: "/bodies",
    summary: "The bodies that mediate in the community: its associations, and those that it registered",
    access: "member",
    query: paging,
    reply: pageOf(BodyCard),
  },
  getBody: {
    method: "GET",
    path: "/bodies/{bodyId}",
    summary: "A registered body with its members, president and deputy",
    access: "member",
    params: ofBody.params,
    reply: RegisteredBody,
    offers: "body",
  },
  addBodyMember: {
    ...ofBody,
    path: "/bodies/{bodyId}/add-member",
    summary: "Record a member of a body",
    body: AddBodyMember,
    refusals: ["not-of-side"],
  },
  removeBodyMember: {
    ...ofBody,
    path: "/bodies/{bodyId}/remove-member",
    summary: "Take a member off a body",
    body: RemoveBodyMember,
  },
  nameBodyPresident: {
    ...ofBody,
    path: "/bodies/{bodyId}/name-president",
    summary: "Name the president of a body, for a term",
    body: NameHead,
  },
  nameBodyDeputy: {
    ...ofBody,
    path: "/bodies/{bodyId}/name-deputy",
    summary: "Name the deputy of a body's president: for a term, or for while they are away",
    body: NameHead,
  },
  declareBodyAbsence: {
    ...ofBody,
    access: { roles: ["community-admin", ...leads.roles] },
    path: "/bodies/{bodyId}/declare-absence",
    summary: "Say until when the president of a body is away, so that the deputy acts",
    body: DeclareBodyAbsence,
  },
  inviteBody: caseVerb("invite-body", {
    summary: "Ask a second body to mediate the case too",
    access: leads,
    body: InviteBody,
  }),
  joinCase: caseVerb("join-as-body", {
    summary: "Say yes for the body that was asked to mediate the case too",
    access: leads,
    body: JoinCase,
  }),
} as const satisfies Record<string, RouteSpec>;
