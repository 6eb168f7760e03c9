import { Erasure, isOpen } from "#services/communities/domain/erasure.ts";
import { Household } from "#services/communities/domain/household.ts";
import { Person } from "#services/communities/domain/person.ts";
import { presidenciesAmong, presidentBeside } from "#services/communities/domain/presidency.ts";
import { Standing } from "#shared/domain/standing.ts";
import type { Item } from "#shared/table/table.ts";
import { statesOf } from "../promises.ts";
import type { Evidence } from "../scenario.ts";

const inPartition = (items: readonly Item[], kind: string): Item[] =>
  items.filter(({ partition }) => partition.split("#")[2] === kind);

const isPresent = ({ status }: Person): boolean => status === "unverified" || status === "verified";

/** One record for one person: a guard for the phone and for the flat, or for the name alone; no two hold the same. */
const guards = (items: readonly Item[], people: readonly Person[]): string[] => {
  const marks = people.flatMap(({ name, phone }) => (name && phone ? [`${name} ${phone}`] : []));
  const held = inPartition(items, "PERSON-GUARD").map(({ personId }) => String(personId));
  const named = people.flatMap(({ personId, name, phone, room }) => {
    const marks = Number(phone !== undefined) + Number(room !== undefined);
    return Array<string>(name ? Math.max(1, marks) : 0).fill(personId);
  });
  return [
    ...(new Set(marks).size < marks.length ? [`two records hold one of ${marks}`] : []),
    ...(held.toSorted().join() === named.toSorted().join() ? [] : [`guards are of ${held}, people ${named}`]),
  ];
};

/** Who moved out holds no role and lives in no household; who is anonymised has neither name nor account. */
const departures = (people: readonly Person[], households: readonly Household[]): string[] =>
  people.flatMap((person) => {
    const { personId, grants, status } = person;
    if (isPresent(person)) return [];
    const isHolding = grants.some(({ revokedAt }) => !revokedAt);
    const isAtHome = households.some(({ memberIds }) => memberIds.includes(personId));
    const isKnown = status === "anonymised" && (person.name !== undefined || person.phone !== undefined);
    return [
      ...(isHolding ? [`${personId} moved out and holds a role`] : []),
      ...(isAtHome ? [`${personId} moved out and lives in a household`] : []),
      ...(isKnown ? [`${personId} is anonymised and has a name`] : []),
    ];
  });

/** After its term no grant is in effect. */
const terms = (people: readonly Person[]): string[] =>
  people.flatMap(({ personId, grants }) =>
    grants.some(({ to, revokedAt }) => to && !revokedAt) ? [`${personId} holds a grant whose term is over`] : [],
  );

/** However often somebody is verified or granted a role, they hold it once. */
const onceEach = (people: readonly Person[]): string[] =>
  people.flatMap(({ personId, grants }) => {
    const held = grants.flatMap(({ role, revokedAt }) => (revokedAt ? [] : [role]));
    return new Set(held).size < held.length ? [`${personId} holds one of ${held} twice`] : [];
  });

/** The rows of people are those of what communities keeps of them, and the catalogue lists every thing and no other. */
const rows = (items: readonly Item[], people: readonly Person[], households: readonly Household[]): string[] => {
  const wanted = [
    ...people.map(({ personId }) => `${personId} PERSON#${personId}`),
    ...households.flatMap(({ householdId, memberIds }) =>
      memberIds.map((personId) => `${personId} HOUSEHOLD#${householdId}`),
    ),
  ];
  const found = inPartition(items, "INVOLVED")
    .filter(({ sort }) => /^(?:PERSON|HOUSEHOLD)#/.test(sort))
    .map(({ partition, sort }) => `${partition.split("#")[3]} ${sort}`);
  const listed = items.filter(({ partition }) => partition.endsWith("#CATALOGUE#PERSON")).length;
  return [
    ...(found.toSorted().join() === wanted.toSorted().join() ? [] : [`rows of people: ${found}, wanted ${wanted}`]),
    ...(listed === people.length ? [] : [`the catalogue lists ${listed} of ${people.length} people`]),
  ];
};

/** Everybody's standing is what their record and their households say. */
const standings = (items: readonly Item[], people: readonly Person[], households: readonly Household[]): string[] => {
  const found = new Map(
    items
      .filter(({ sort }) => sort === "STANDING")
      .map(({ state }) => [(state as { personId: string }).personId, state]),
  );
  return people.flatMap((person) => {
    const { personId, grants } = person;
    const standing = Standing.parse(found.get(personId));
    const held = grants.filter(({ revokedAt, waiting }) => !revokedAt && !waiting).map(({ grantId }) => grantId);
    const lived = households.filter(({ memberIds }) => memberIds.includes(personId)).map((each) => each.householdId);
    const isSame =
      Object.keys(standing.grants).toSorted().join() === held.toSorted().join() &&
      Object.keys(standing.households).toSorted().join() === lived.toSorted().join() &&
      (standing.movedOutAt === undefined) === isPresent(person) &&
      standing.hasLostRole === (grants.some(({ revokedAt }) => revokedAt) || undefined) &&
      standing.hasAccount === ("account" in person && person.account !== undefined);
    return isSame ? [] : [`the standing of ${personId} is ${JSON.stringify(standing)}`];
  });
};

/** One presides at a time, and each presidency has its row. */
const onePresident = (items: readonly Item[], people: readonly Person[]): string[] => {
  const known = people.flatMap(({ grants }) => presidenciesAmong(grants));
  const beside = known.filter((each, nth) => presidentBeside(known.slice(0, nth), each));
  const rowed = inPartition(items, "PRESIDENT").flatMap(({ sort }) => (sort === "TURN" ? [] : [sort]));
  const wanted = known.map(({ grantId }) => grantId);
  return [
    ...beside.map(({ personId }) => `${personId} presides beside another`),
    ...(rowed.toSorted().join() === wanted.toSorted().join() ? [] : [`rows of presidents: ${rowed}, wanted ${wanted}`]),
  ];
};

/** One removal of a person is open at a time. */
const oneErasure = (items: readonly Item[]): string[] => {
  const open = statesOf(items, "ERASURE")
    .map((state) => Erasure.parse(state))
    .filter(isOpen);
  const persons = open.map(({ personId }) => personId);
  return new Set(persons).size < persons.length ? [`two removals are open of one of ${persons}`] : [];
};

/** What must hold of communities at rest. */
export const brokenPromises = ({ items }: Evidence): string[] => {
  const people = statesOf(items, "PERSON").map((state) => Person.parse(state));
  const households = statesOf(items, "HOUSEHOLD").map((state) => Household.parse(state));
  return [
    ...guards(items, people),
    ...departures(people, households),
    ...terms(people),
    ...onceEach(people),
    ...rows(items, people, households),
    ...standings(items, people, households),
    ...onePresident(items, people),
    ...oneErasure(items),
  ];
};
