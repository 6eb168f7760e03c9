import * as z from "zod";
import { operatorRoles } from "#shared/domain/roles.ts";
import { pageOf, paging } from "#shared/http/route.ts";
import {
  AddDependant,
  AddMember,
  DependantId,
  FoundHousehold,
  Household,
  HouseholdId,
  RemoveMember,
} from "../domain/household.ts";
import { DependantCard, HouseholdCard } from "../domain/household-card.ts";
import { PersonId } from "../domain/role-grant.ts";

const staff = { roles: ["community-admin", "desk-operator", "residents-committee-worker"] } as const;
const staffAndResidents = { roles: [...staff.roles, "resident"] } as const;
const whoSeeChildren = { roles: [...operatorRoles, "resident"] } as const;
const ofPerson = { personId: PersonId.optional(), ...paging };

const nothing = z.strictObject({});
const onHousehold = {
  method: "POST",
  access: staff,
  params: { householdId: HouseholdId },
  reply: Household,
  offers: "household",
} as const;

/** Who lives together, and the children and wards they are guardians of. */
export const householdSpecs = {
  foundHousehold: {
    method: "POST",
    path: "/households",
    summary: "Record who lives together in a flat",
    access: staff,
    body: FoundHousehold,
    reply: Household,
    offers: "household",
    refusals: ["in-household", "household-exists"],
    status: 201,
  },
  listHouseholds: {
    method: "GET",
    path: "/households",
    summary: "The household that somebody lives in, with its members: one's own, or at the desk anybody's",
    access: staffAndResidents,
    query: ofPerson,
    reply: pageOf(HouseholdCard),
    restricted: true,
  },
  listDependants: {
    method: "GET",
    path: "/dependants",
    summary: "The children and wards of the household that somebody lives in: one's own, or at the desk anybody's",
    access: whoSeeChildren,
    query: ofPerson,
    reply: pageOf(DependantCard),
    restricted: true,
  },
  getHousehold: {
    method: "GET",
    path: "/households/{householdId}",
    restricted: true,
    summary: "A household, for those who live in it and for staff",
    access: staffAndResidents,
    params: { householdId: HouseholdId },
    reply: Household,
    offers: "household",
  },
  addMember: {
    ...onHousehold,
    path: "/households/{householdId}/add-member",
    summary: "One more lives there",
    body: AddMember,
    refusals: ["in-household", "household-exists"],
  },
  removeMember: {
    ...onHousehold,
    path: "/households/{householdId}/remove-member",
    summary: "Somebody no longer lives there",
    body: RemoveMember,
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
