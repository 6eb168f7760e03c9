import { chineseCalendar } from "#services/communities/domain/chinese-calendar.ts";
import { found } from "#services/communities/domain/community.ts";
import { grantRole, register } from "#services/communities/domain/person.ts";
import { communityStore } from "#services/communities/store/community-store.ts";
import { ownCommunitiesStore } from "#services/communities/store/own-communities-store.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { digest } from "#shared/domain/ids.ts";
import type { Role } from "#shared/domain/roles.ts";
import { accountOf } from "#shared/http/membership.ts";
import type { Command } from "#shared/table/journal.ts";
import { communityScope, scoped, selfScope } from "#shared/table/scope.ts";
import type { World } from "#shared/world.ts";
import type { Persona, SeedCommunity } from "./personas.ts";

/** A command of the seed: named by what it does, so that seeding twice does it once, with the same ids. */
const seedCommand = (at: Instant, ...names: readonly string[]): Command => {
  const id = digest(["seed", ...names]);
  return { id, payload: id, verb: "seed", by: { role: "system" }, at, correlationId: id, causationId: id };
};

type Place = {
  readonly world: Pick<World, "table" | "region" | "clock">;
  readonly issuer: string;
  readonly community: SeedCommunity;
};

const tableOf = ({ world, community }: Place) => scoped(world.table, communityScope(world.region, community.slug));

const seedGrant = async (place: Place, { persona }: Persona, personId: string, role: Role): Promise<void> => {
  const at = place.world.clock();
  const command = seedCommand(at, place.community.slug, persona, role);
  const grant = { role, at, commandId: command.id, buildings: place.community.buildings };
  await personStore(tableOf(place)).decide(personId, command, (current) => grantRole(current, grant));
};

const seedPerson = async (place: Place, persona: Persona): Promise<void> => {
  const { world, issuer, community } = place;
  const at = world.clock();
  const command = seedCommand(at, community.slug, persona.persona);
  const account = persona.hasNoAccount ? undefined : accountOf({ issuer, subject: persona.persona });
  const { name, building, roles } = persona;
  const decision = register({ name, building, account, commandId: command.id, at });
  const { personId } = decision.state;
  await personStore(tableOf(place)).create(personId, command, decision);
  for (const role of roles) await seedGrant(place, persona, personId, role);
  if (!account) return;
  const own = { community: community.slug, communityName: community.name, personId };
  await ownCommunitiesStore(scoped(world.table, selfScope(world.region, account))).add(own);
};

/** A community with its people and their roles. Seeding it again changes nothing. */
export const seedCommunity = async (place: Place): Promise<void> => {
  const { personas, slug, ...facts } = place.community;
  const at = place.world.clock();
  const buildings = [...facts.buildings];
  const home = { language: "zh-CN", timeZone: "Asia/Shanghai", calendar: chineseCalendar(2020) } as const;
  const decision = found({ ...facts, ...home, slug, buildings, at });
  await communityStore(tableOf(place)).create(slug, seedCommand(at, slug), decision);
  for (const persona of personas) await seedPerson(place, persona);
};
