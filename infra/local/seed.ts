import { chineseCalendar } from "#services/communities/domain/chinese-calendar.ts";
import { activate, found } from "#services/communities/domain/community.ts";
import { grantRole } from "#services/communities/domain/grant-role.ts";
import { register } from "#services/communities/domain/person.ts";
import { verify } from "#services/communities/domain/verify-person.ts";
import { slugClaim } from "#services/communities/store/application-store.ts";
import { communityStore } from "#services/communities/store/community-store.ts";
import { ownCommunitiesStore } from "#services/communities/store/own-communities-store.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/new-id.ts";
import type { Role } from "#shared/domain/roles.ts";
import { accountOf } from "#shared/people/membership.ts";
import type { Command } from "#shared/table/journal.ts";
import { communityScope, operatorScope, scoped, selfScope } from "#shared/table/scope.ts";
import { ConditionFailed } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import type { Persona, SeedCommunity } from "./personas.ts";

/** A command of the seed: named by what it does, so that seeding twice does it once, with the same ids. */
export const seedCommand = (at: Instant, ...names: readonly string[]): Command => {
  const id = digest(["seed", ...names]);
  return { id, payload: id, verb: "seed", by: { role: "system" }, at, correlationId: id, causationId: id };
};

type Place = {
  readonly world: Pick<World, "table" | "region" | "clock">;
  readonly issuer: string;
  readonly community: SeedCommunity;
};

const tableOf = ({ world, community }: Place) => scoped(world.table, communityScope(world.region, community.slug));

/** What limits a role that means nothing without its limit. */
const scopeOf = (role: Role, { building, employerId }: Persona) => {
  if (role === "building-leader") return { building };
  return role === "employer-contact" ? { employerId } : {};
};

type Holding = { readonly persona: Persona; readonly personId: string; readonly role: Role };

const seedGrant = async (place: Place, { persona, personId, role }: Holding): Promise<void> => {
  const at = place.world.clock();
  const command = seedCommand(at, place.community.slug, persona.persona, role);
  const scope = scopeOf(role, persona);
  const grant = { role, ...scope, at, commandId: command.id, buildings: place.community.buildings };
  await personStore(tableOf(place)).decide(personId, command, (current) => grantRole(current, grant));
};

const seedPerson = async (place: Place, persona: Persona): Promise<string> => {
  const { world, issuer, community } = place;
  const at = world.clock();
  const command = seedCommand(at, community.slug, persona.persona);
  const account = persona.hasNoAccount ? undefined : accountOf({ issuer, subject: persona.persona });
  const { name, building, roles } = persona;
  const act = { commandId: command.id, at, buildings: community.buildings };
  const decision = register({ name, building, account, needsAssist: account === undefined || undefined, ...act });
  const { personId } = decision.state;
  await personStore(tableOf(place)).create(personId, command, decision);
  for (const role of roles) await seedGrant(place, { persona, personId, role });
  if (!account) return personId;
  const own = { community: community.slug, communityName: community.name, personId };
  await ownCommunitiesStore(scoped(world.table, selfScope(world.region, account))).add(own);
  return personId;
};

type Known = { readonly persona: Persona; readonly personId: string };

/** The residents' committee knows who lives here, so that they may speak for the residents. */
const seedVerifications = async (place: Place, people: readonly Known[]): Promise<void> => {
  const at = place.world.clock();
  const worker = people.find(({ persona }) => persona.roles.includes("residents-committee-worker"));
  if (!worker) return;
  const by = { ...worker.persona, personId: worker.personId, grants: worker.persona.roles.map((role) => ({ role })) };
  for (const { persona, personId } of people.filter((each) => each.persona.roles.includes("resident"))) {
    const command = seedCommand(at, place.community.slug, persona.persona, "verify");
    const act = { by, at, method: "known-in-person" as const, policy: {}, commandId: command.id };
    await personStore(tableOf(place)).decide(personId, command, (current) => verify(current, act));
  }
};

/** A claim that stands is this seed's own: nobody applies for a slug of the seed before it is seeded. */
const unlessClaimed = (error: unknown): void => {
  if (!(error instanceof ConditionFailed)) throw error;
};

/** A community with its people and their roles. Seeding it again changes nothing. */
export const seedCommunity = async (place: Place): Promise<void> => {
  const { personas, slug, ...facts } = place.community;
  const at = place.world.clock();
  const buildings = facts.buildings.map((name) => ({ name }));
  const home = { language: "zh-CN", timeZone: "Asia/Shanghai", calendar: chineseCalendar(2020) } as const;
  const decision = found({ ...facts, ...home, slug, buildings, at });
  const communities = communityStore(tableOf(place));
  const region = operatorScope(place.world.region);
  const claim = slugClaim({ region, slug, owner: "seed" });
  await communities.create(slug, seedCommand(at, slug), decision);
  await scoped(place.world.table, region).write(claim.write).catch(unlessClaimed);
  await communities.decide(slug, seedCommand(at, slug, "activate"), (current) => activate(current, "seed"));
  const people: Known[] = [];
  for (const persona of personas) people.push({ persona, personId: await seedPerson(place, persona) });
  await seedVerifications(place, people);
};
