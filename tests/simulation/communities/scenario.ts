import { presidenciesAmong } from "#services/communities/domain/presidency.ts";
import { communities } from "#services/communities/service.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { mediation } from "#services/mediation/service.ts";
import { type CommunityTable, communityScope, scoped } from "#shared/table/scope.ts";
import { type Asked, base, type Intent, oneOf, type Told } from "../ask.ts";
import { region, slug } from "../estate.ts";
import type { Scenario, World } from "../scenario.ts";
import { brokenPromises } from "./promises.ts";

export type Known = { readonly persons: string[]; readonly households: string[]; readonly grants: string[] };

const admin = "admin-yangguang";
const path = `${base}/communities`;
const neighbours = ["jiang", "luo", "qin"] as const;
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

/** Several are made president, one after the other or at once, and each asks to be removed. */
const onPresidency = ({ people, random }: World<Known>): Intent[] => {
  const [persona, personId] =
    oneOf(
      neighbours.map((name) => [name, people[name].personId] as const),
      random,
    ) ?? [];
  if (!persona || !personId) return [];
  return [
    { as: admin, path: `${path}/role-grants`, body: { personId, role: "association-president" } },
    { as: persona, path: `${path}/erasures`, body: {} },
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
    ...onPresidency(world),
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

/** The grant of the president of the seed, which may be revoked. */
const presidencyOf = async (table: CommunityTable, personId: string): Promise<string[]> => {
  const { state } = await personStore(table).get(personId);
  return presidenciesAmong(state.grants).map(({ grantId }) => grantId);
};

/** People who come, get roles and households, move out and are forgotten, several at once. */
export const communitiesScenario: Scenario<Known> = {
  name: "communities",
  services: { communities, mediation },
  clients: 4,
  intentsEach: 8,
  prepare: async ({ table, people }) => ({
    persons: [],
    households: [],
    grants: await presidencyOf(scoped(table, communityScope(region, slug)), people.sun.personId),
  }),
  intent,
  learn,
  broken: brokenPromises,
  hoursAtRest: [12],
};
