import * as z from "zod";
import { dependantRegistered, dependantRemoved, memberJoined, memberLeft } from "#shared/contracts/communities.ts";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant, yearOf } from "#shared/domain/dates.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { Building, Name, Room } from "#shared/domain/text.ts";
import { PersonId } from "./role-grant.ts";

export const HouseholdId = idSchema("hse");
export const DependantId = childIdSchema("dpt");

const oldestChild = 18;
const mostMembers = 30;
const mostDependants = 20;

/** A child or a ward: a nickname and a birth year, and no more. */
export const Dependant = z.object({
  dependantId: DependantId,
  nickname: Name,
  birthYear: z.int(),
  guardianIds: z.array(PersonId).min(1).max(mostMembers),
});
export type Dependant = z.infer<typeof Dependant>;

/** The people of one flat, and the children they are guardians of. */
export const Household = z
  .object({
    householdId: HouseholdId,
    building: Building,
    room: Room.optional(),
    memberIds: z.array(PersonId).max(mostMembers),
    dependants: z.array(Dependant).max(mostDependants),
    foundedAt: Instant,
  })
  .meta({ id: "Household" });
export type Household = z.infer<typeof Household>;

export const FoundHousehold = z.strictObject({
  building: Building,
  room: Room.optional(),
  memberIds: z.array(PersonId).min(1).max(mostMembers),
});

type HouseholdFounding = z.infer<typeof FoundHousehold> & {
  readonly at: Instant;
  readonly commandId: string;
  readonly buildings: readonly string[];
  /** The households in which its members are already. */
  readonly others: readonly Household[];
};

/** So many households somebody may be in. */
const mostHouseholds = 10;

/** Who lives together from now on. Nobody founds the household of a flat twice. */
export const foundHousehold = (founding: HouseholdFounding) => {
  const { building, room, memberIds, at, commandId, buildings, others } = founding;
  if (!buildings.includes(building)) refuseField("/building", "unknown-building");
  for (const [nth, personId] of memberIds.entries()) {
    const own = others.filter((each) => each.memberIds.includes(personId));
    if (own.some((each) => each.building === building && each.room === room))
      refuseField(`/memberIds/${nth}`, "there-already");
    mustHaveRoom(own, mostHouseholds, `/memberIds/${nth}`);
  }
  const householdId = newId("hse", commandId);
  const members = [...new Set(memberIds)];
  const state: Household = { householdId, building, room, memberIds: members, dependants: [], foundedAt: at };
  return { state, facts: members.map((personId) => memberJoined({ personId, householdId })) };
};

export const AddMember = z.strictObject({ personId: PersonId });

export const addMember = (current: Household, { personId }: { personId: string }) => {
  if (current.memberIds.includes(personId)) return undefined;
  mustHaveRoom(current.memberIds, mostMembers, "/personId");
  const { householdId } = current;
  return {
    state: { ...current, memberIds: [...current.memberIds, personId] },
    facts: [memberJoined({ personId, householdId })],
  };
};

/** The member leaves. Refuses to leave a child without any guardian in the household. */
export const removeMember = (current: Household, { personId }: { personId: string }) => {
  if (!current.memberIds.includes(personId)) return undefined;
  const orphaned = current.dependants.some(({ guardianIds }) => guardianIds.every((guardian) => guardian === personId));
  if (orphaned) refuseField("/personId", "only-guardian");
  return withoutMember(current, personId);
};

const registered = (householdId: string, { dependantId, birthYear, guardianIds }: Dependant) =>
  dependantRegistered({ dependantId, householdId, birthYear, guardianIds });

/** A household without a member: of the children they were guardians of, who is still one is told anew. */
const withoutMember = (current: Household, personId: string) => {
  const { householdId } = current;
  const memberIds = current.memberIds.filter((member) => member !== personId);
  const guarded = current.dependants.filter(({ guardianIds }) => guardianIds.includes(personId));
  const dependants = current.dependants.map((each) => ({
    ...each,
    guardianIds: each.guardianIds.filter((guardian) => guardian !== personId),
  }));
  const kept = dependants.filter(({ guardianIds }) => guardianIds.length > 0);
  const told = guarded.map(({ dependantId }) => {
    const still = kept.find((each) => each.dependantId === dependantId);
    return still ? registered(householdId, still) : dependantRemoved({ dependantId });
  });
  return {
    state: { ...current, memberIds, dependants: kept },
    facts: [memberLeft({ personId, householdId }), ...told],
  };
};

/** A member who moved out leaves the household, and with the last guardian the children they were guardians of. */
export const leaveHousehold = (current: Household, { personId }: { personId: string }) =>
  current.memberIds.includes(personId) ? withoutMember(current, personId) : undefined;

export const AddDependant = z.strictObject({
  nickname: Name,
  birthYear: z.int(),
  guardianIds: z.array(PersonId).min(1).max(10),
});

type Adding = z.infer<typeof AddDependant> & { readonly by: Caller; readonly at: Instant; readonly commandId: string };

/** Staff, or a guardian for themselves; a grandmother who lives there is not automatically a guardian. */
const mayAdd = (by: Caller, guardianIds: readonly string[]): boolean =>
  holds(by, "community-admin", "desk-operator", "residents-committee-worker") ||
  guardianIds.includes(actingPerson(by).personId);

/** A child or ward of the household, with those who are its guardians by law. */
export const addDependant = (current: Household, { by, at, commandId, nickname, birthYear, guardianIds }: Adding) => {
  const stranger = guardianIds.findIndex((guardian) => !current.memberIds.includes(guardian));
  if (stranger >= 0) refuseField(`/guardianIds/${stranger}`, "not-of-household");
  if (!mayAdd(by, guardianIds)) refuse("role-not-allowed");
  const year = yearOf(at);
  if (birthYear > year || birthYear < year - oldestChild) refuseField("/birthYear", "not-a-birth-year");
  if (current.dependants.some((each) => each.nickname === nickname && each.birthYear === birthYear))
    refuseField("/nickname", "there-already");
  mustHaveRoom(current.dependants, mostDependants, "/nickname");
  const { householdId } = current;
  const dependantId = newChildId("dpt", householdId, commandId);
  const dependant = { dependantId, nickname, birthYear, guardianIds: [...new Set(guardianIds)] };
  const facts = [registered(householdId, dependant)];
  return { state: { ...current, dependants: [...current.dependants, dependant] }, facts };
};

/** The dependant of a household, or `not-found`. */
export const dependantOf = ({ dependants }: Household, dependantId: string): Dependant =>
  dependants.find((each) => each.dependantId === dependantId) ?? refuse("not-found");

/** What is kept of the child is removed. */
export const removeDependant = (current: Household, { dependantId, by }: { dependantId: string; by: Caller }) => {
  const { guardianIds } = dependantOf(current, dependantId);
  if (!mayAdd(by, guardianIds)) refuse("role-not-allowed");
  const dependants = current.dependants.filter((each) => each.dependantId !== dependantId);
  return { state: { ...current, dependants }, facts: [dependantRemoved({ dependantId })] };
};
