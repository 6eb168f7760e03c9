import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Role } from "#shared/domain/roles.ts";
import { Building } from "#shared/domain/text.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { ChooseAssist } from "../domain/assist.ts";
import { PrintClaimSheet } from "../domain/claim-sheet.ts";
import { GrantRoles, RoleGrantBatch } from "../domain/grant-batch.ts";
import { MoveIn } from "../domain/move-out.ts";
import { CorrectPerson, RegisterPerson } from "../domain/person.ts";
import { FoundPerson, PersonCard, PersonView, RevokeRole, SearchTerm } from "../domain/person-view.ts";
import { AppointAdministrator, GrantId, GrantRole, PersonId, RoleGrant } from "../domain/role-grant.ts";
import { RoleHolder } from "../domain/role-holder.ts";
import { VerifyPerson } from "../domain/verify-person.ts";

const admin = { roles: ["community-admin"] } as const;
const staff = { roles: ["community-admin", "desk-operator", "residents-committee-worker"] } as const;
const whoMeetPeople = {
  roles: [...staff.roles, "association-president", "mediator", "employment-caseworker"],
} as const;

/** So many are read in two units. */
const mostFound = 25;

const nothing = z.strictObject({});
const onPerson = {
  method: "POST",
  access: staff,
  params: { personId: PersonId },
  reply: PersonView,
  offers: "person",
} as const;

/** The people of a community and their roles. */
export const peopleSpecs = {
  listPeople: {
    method: "GET",
    path: "/people",
    summary: "The people of a building; without one those who live in none, such as staff",
    access: whoMeetPeople,
    query: { building: Building.optional(), ...paging },
    reply: pageOf(PersonCard),
    restricted: true,
  },
  searchPeople: {
    method: "GET",
    path: "/people-search",
    summary: "Who is found by a part of the name, its pinyin initials, the last four digits of the phone, or the flat",
    access: staff,
    query: { term: SearchTerm, ...paging, limit: paging.limit.unwrap().max(mostFound).default(20) },
    reply: pageOf(FoundPerson),
    restricted: true,
  },
  getPerson: {
    method: "GET",
    path: "/people/{personId}",
    summary: "A person and the roles they hold: one's own record, or at the desk anybody's",
    access: "member",
    params: { personId: PersonId },
    reply: PersonView,
    offers: "person",
    restricted: true,
  },
  registerPerson: {
    method: "POST",
    path: "/people",
    summary: "Register a person, with or without an account",
    access: staff,
    body: RegisterPerson,
    reply: PersonView,
    offers: "person",
    status: 201,
  },
  correctPerson: {
    ...onPerson,
    path: "/people/{personId}/correct",
    summary: "Mend what was written",
    body: CorrectPerson,
  },
  chooseAssist: {
    ...onPerson,
    path: "/people/{personId}/choose-assist",
    summary: "Say whether I want to be served at the desk, which is on by itself from 60",
    access: "member",
    body: ChooseAssist,
    reply: ChooseAssist,
  },
  verifyPerson: { ...onPerson, path: "/people/{personId}/verify", summary: "Say how it is known", body: VerifyPerson },
  moveOutPerson: {
    ...onPerson,
    path: "/people/{personId}/move-out",
    summary: "Record that a person no longer lives here: roles and open duties end",
    body: nothing,
    refusals: ["last-administrator", "second-admin-needed"],
    fresh: true,
  },
  moveInPerson: {
    ...onPerson,
    path: "/people/{personId}/move-in",
    summary: "Record that somebody who had moved out lives here again, with their record and sign-in",
    body: MoveIn,
  },
  issueClaimCode: {
    ...onPerson,
    path: "/people/{personId}/issue-claim-code",
    summary: "Print the code by which a person binds their sign-in to their record",
    body: nothing,
    reply: z.object({ personId: PersonId, code: z.string(), expiresAt: Instant }),
    offers: undefined,
    refusals: ["code-outdated"],
    fresh: true,
  },
  printClaimSheet: {
    method: "POST",
    path: "/claim-codes/sheet",
    summary: "Print the codes of all in a building, or in none, who have not claimed their record: a slip a person",
    access: staff,
    body: PrintClaimSheet,
    reply: z.string(),
    media: "text/html",
    refusals: ["code-outdated"],
    restricted: true,
    fresh: true,
  },
  claimPerson: {
    method: "POST",
    path: "/people/claim",
    summary: "Bind my sign-in to the record that a printed code belongs to",
    access: "signed-in",
    body: z.strictObject({ personId: PersonId, code: z.string().min(1).max(60) }),
    reply: z.object({ personId: PersonId }),
    refusals: ["code-invalid"],
    fresh: true,
  },
  grantRole: {
    method: "POST",
    path: "/role-grants",
    summary: "Grant a role, with its scope and term",
    access: admin,
    body: GrantRole,
    reply: RoleGrant,
    offers: "grant",
    refusals: ["not-of-side", "second-admin-needed", "has-president", "has-deputy"],
    status: 201,
    fresh: true,
  },
  grantRoles: {
    method: "POST",
    path: "/role-grants/batch",
    summary: "Grant many roles, each row for itself: first only looked at, with `dryRun`",
    access: admin,
    body: GrantRoles,
    reply: RoleGrantBatch,
    fresh: true,
  },
  appointAdministrator: {
    method: "POST",
    path: "/administrators",
    summary: "Make somebody an administrator, with a reason that the administrators read",
    access: "operator",
    body: AppointAdministrator,
    reply: RoleGrant,
    offers: "grant",
    status: 201,
  },
  listRoleHolders: {
    method: "GET",
    path: "/role-grants",
    summary: "Those who hold a role, by name, with its scope and term",
    access: staff,
    query: { role: Role, ...paging },
    reply: pageOf(RoleHolder),
    restricted: true,
  },
  getRoleGrant: {
    method: "GET",
    path: "/role-grants/{grantId}",
    summary: "One role that a person holds or held",
    access: admin,
    params: { grantId: GrantId },
    reply: RoleGrant,
    offers: "grant",
  },
  revokeRole: {
    method: "POST",
    path: "/role-grants/{grantId}/revoke",
    summary: "End a role now",
    access: admin,
    params: { grantId: GrantId },
    body: RevokeRole,
    reply: RoleGrant,
    offers: "grant",
    refusals: ["last-administrator", "second-admin-needed"],
    fresh: true,
  },
} as const;
