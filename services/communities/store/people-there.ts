import type { Instant } from "#shared/domain/dates.ts";
import { Side, sideOfRoles } from "#shared/domain/roles.ts";
import { type Standing, sideOf, sideSpokenFor } from "#shared/domain/standing.ts";
import { catalogue } from "#shared/table/catalogue.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { ownStanding } from "../domain/own-standing.ts";
import type { Person } from "../domain/person.ts";
import type { PeopleThere } from "../domain/readiness.ts";
import { personStore } from "./person-store.ts";

type Sides = Readonly<Record<"holding" | "signedIn" | "speaking", Set<Side>>>;

const standingAs = (person: Person): Standing =>
  ({ personId: person.personId, households: {}, ...ownStanding(person) }) as Standing;

/** A role that waits for the claim is held already, as far as somebody is told what to do next. */
const enter = (there: Sides, person: Person, now: Instant): void => {
  const standing = standingAs(person);
  const side = sideOf(standing, now);
  const given = person.grants.filter(({ revokedAt }) => !revokedAt).map(({ role }) => role);
  const promised = standing.movedOutAt ? undefined : sideOfRoles(given);
  if (promised) there.holding.add(promised);
  if (side && standing.hasAccount) there.signedIn.add(side);
  if (side && sideSpokenFor(standing, now)) there.speaking.add(side);
};

const isWhole = (there: Sides): boolean => Object.values(there).every(({ size }) => size === Side.options.length);

const atOnce = 100;

/** Of which sides somebody is there: looked for no further than until all are. */
export const peopleThere = async (table: CommunityTable, now: Instant): Promise<PeopleThere> => {
  const there = { holding: new Set<Side>(), signedIn: new Set<Side>(), speaking: new Set<Side>() };
  const ids: string[] = [];
  for await (const id of catalogue(table, "PERSON")) ids.push(id);
  for (let at = 0; at < ids.length && !isWhole(there); at += atOnce)
    for (const person of await personStore(table).getEach(ids.slice(at, at + atOnce))) enter(there, person, now);
  return { count: ids.length, ...there };
};
