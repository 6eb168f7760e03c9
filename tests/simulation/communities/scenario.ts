import { communities } from "#services/communities/service.ts";
import { mediation } from "#services/mediation/service.ts";
import { type Asked, base, type Intent, oneOf, type Told } from "../ask.ts";
import type { Scenario, World } from "../scenario.ts";
import { brokenPromises } from "./promises.ts";

export type Known = { readonly persons: string[]; readonly households: string[]; readonly grants: string[] };

const admin = "admin-yangguang";
const path = `${base}/communities`;
const names = ["甲", "乙", "丙", "丁"] as const;

const registering = ({ random }: World<Known>): Intent => {
  const name = oneOf(names, random);
  return { as: admin, path: `${path}/people`, body: { name, phone: "13800138000", building: "1栋" } };
};

const onPerson = (personId: string, { random }: World<Known>): Intent[] => {
  const role = random() < 0.5 ? "mediator" : "resident";
  const term = random() < 0.5 ? { to: "2026-03-02T09:00:00.000Z" } : {};
  return [
    { as: admin, path: `${path}/role-grants`, body: { personId, role, ...term } },
    { as: admin, path: `${path}/role-grants/batch`, body: { grants: [{ personId, role: "correspondent" }] } },
    { as: admin, path: `${path}/people/${personId}/verify`, body: { method: "id-shown" } },
    { as: admin, path: `${path}/people/${personId}/correct`, body: { name: random() < 0.5 ? "甲" : "戊" } },
    { as: admin, path: `${path}/people/${personId}/move-out`, body: {} },
    { as: admin, path: `${path}/people/${personId}/anonymise`, body: {} },
    { as: admin, path: `${path}/households`, body: { building: "1栋", memberIds: [personId] } },
  ];
};

const onHousehold = (householdId: string, personId: string): Intent[] =>
  ["add-member", "add-member", "remove-member"].map((verb) => ({
    as: admin,
    path: `${path}/households/${householdId}/${verb}`,
    body: { personId },
  }));

const intent = (world: World<Known>): Intent => {
  const { known, random } = world;
  const person = oneOf(known.persons, random);
  if (!person || random() < 0.25) return registering(world);
  const household = oneOf(known.households, random);
  const grantId = oneOf(known.grants, random);
  const choices = [
    ...onPerson(person, world),
    ...(household ? onHousehold(household, person) : []),
    ...(grantId ? [{ as: admin, path: `${path}/role-grants/${grantId}/revoke`, body: {} }] : []),
  ];
  return oneOf(choices, random) ?? registering(world);
};

const learn = ({ persons, households, grants }: Known, { path: asked }: Asked, { body }: Told): void => {
  const told = body as { personId?: string; householdId?: string; grantId?: string };
  if (asked.endsWith("/people") && told.personId) persons.push(told.personId);
  if (asked.endsWith("/households") && told.householdId) households.push(told.householdId);
  if (asked.endsWith("/role-grants") && told.grantId) grants.push(told.grantId);
};

/** People who come, get roles and households, move out and are forgotten, several at once. */
export const communitiesScenario: Scenario<Known> = {
  name: "communities",
  services: { communities, mediation },
  clients: 4,
  intentsEach: 8,
  prepare: async () => ({ persons: [], households: [], grants: [] }),
  intent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [12],
};
