import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Building } from "#shared/domain/text.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import { PrintClaimSheet } from "../domain/claim-sheet.ts";
import { GrantRoles, RoleGrantBatch } from "../domain/grant-batch.ts";
import { AddDependant, AddMember, DependantId, FoundHousehold, Household, HouseholdId } from "../domain/household.ts";
import { CorrectPerson, MoveIn, RegisterPerson } from "../domain/person.ts";
import { PersonCard, PersonView, RevokeRole } from "../domain/person-view.ts";
import { AppointAdministrator, GrantId, GrantRole, PersonId, RoleGrant } from "../domain/role-grant.ts";
import { VerifyPerson } from "../domain/verify-person.ts";

const admin = { roles: ["community-admin"] } as const;
const staff = { roles: ["community-admin", "desk-operator", "residents-committee-worker"] } as const;
const staffAndResidents = { roles: [...staff.roles, "resident"] } as const;
const whoMeetPeople = {
  roles: [...staff.roles, "association-president", "mediator", "employment-caseworker"],
} as const;

const nothing = z.strictObject({});
const onPerson = { method: "POST", access: staff, params: { personId: PersonId }, reply: PersonView } as const;
const onHousehold = { method: "POST", access: staff, params: { householdId: HouseholdId }, reply: Household } as const;

/** The people of a community, their roles and their households. */
export const peopleSpecs = {
  listPeople: {
    method: "GET",
    path: "/people",
    summary: "The people of a building; without one those who live in none, such as staff",
    access: whoMeetPeople,
    query: { building: Building.optional(), ...paging },
    reply: pageOf(PersonCard),
  },
  getPerson: {
    method: "GET",
    path: "/people/{personId}",
    summary: "A person and the roles they hold",
    access: staff,
    params: { personId: PersonId },
    reply: PersonView,
  },
  registerPerson: {
    method: "POST",
    path: "/people",
    summary: "Register a person, with or without an account",
    access: staff,
    body: RegisterPerson,
    reply: PersonView,
    status: 201,
  },
  correctPerson: {
    ...onPerson,
    path: "/people/{personId}/correct",
    summary: "Mend what was written",
    body: CorrectPerson,
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
    refusals: ["not-of-side", "second-admin-needed"],
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
    status: 201,
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
    refusals: ["last-administrator", "second-admin-needed"],
    fresh: true,
  },
  foundHousehold: {
    method: "POST",
    path: "/households",
    summary: "Record who lives together in a flat",
    access: staff,
    body: FoundHousehold,
    reply: Household,
    status: 201,
  },
  getHousehold: {
    method: "GET",
    path: "/households/{householdId}",
    restricted: true,
    summary: "A household, for those who live in it and for staff",
    access: staffAndResidents,
    params: { householdId: HouseholdId },
    reply: Household,
  },
  addMember: {
    ...onHousehold,
    path: "/households/{householdId}/add-member",
    summary: "One more lives there",
    body: AddMember,
  },
  removeMember: {
    ...onHousehold,
    path: "/households/{householdId}/remove-member",
    summary: "Somebody no longer lives there",
    body: AddMember,
  },
  addDependant: {
    ...onHousehold,
    path: "/households/{householdId}/add-dependant",
    summary: "Register a child or ward with its guardians",
    access: staffAndResidents,
    body: AddDependant,
  },
  removeDependant: {
    ...onHousehold,
    path: "/dependants/{dependantId}/remove",
    summary: "Remove what is kept of a child or ward",
    access: staffAndResidents,
    params: { dependantId: DependantId },
    body: nothing,
  },
} as const;
