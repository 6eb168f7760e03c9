import * as z from "zod";
import { dependantRegistered, dependantRemoved, memberJoined, memberLeft } from "#shared/contracts/communities.ts";
import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Instant, yearOf } from "#shared/domain/dates.ts";
import { childIdSchema, idSchema } from "#shared/domain/ids.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { mustHaveRoom, refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import type { Standing } from "#shared/domain/standing.ts";
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

/** That another household lives in the same flat. */
const isAnother = z.boolean().optional();

export const FoundHousehold = z.strictObject({
  building: Building,
  room: Room.optional(),
  memberIds: z.array(PersonId).min(1).max(mostMembers),
  isAnother,
});

type Moving = {
  /** The household that lives in the flat already. */
  readonly livesThere: string | undefined;
  readonly isAnother?: boolean | undefined;
};

/** A flat has one household, unless the desk says that another lives there too. */
const mustBeFree = ({ livesThere, isAnother }: Moving, pointer: string): void => {
  if (livesThere !== undefined && !isAnother) refuseAt(pointer, "household-exists", { householdId: livesThere });
};

/** One person is in one household. */
const mustBeInNone = (standing: Standing | undefined, pointer: string): void => {
  if (!standing || standing.movedOutAt) refuseField(pointer, "unknown-person");
  const [householdId] = Object.keys(standing?.households ?? {});
  if (householdId !== undefined) refuseAt(pointer, "in-household", { householdId });
};

type HouseholdFounding = z.infer<typeof FoundHousehold> &
  Moving & {
    readonly at: Instant;
    readonly commandId: string;
    readonly buildings: readonly string[];
    /** What its members are, as far as the community knows them. */
    readonly standings: ReadonlyMap<string, Standing>;
  };

/** Who lives together from now on. */
export const foundHousehold = (founding: HouseholdFounding) => {
  const { building, room, memberIds, at, commandId, buildings, standings } = founding;
  if (!buildings.includes(building)) refuseField("/building", "unknown-building");
  for (const [nth, personId] of memberIds.entries()) mustBeInNone(standings.get(personId), `/memberIds/${nth}`);
  mustBeFree(founding, "/room");
  const householdId = newId("hse", commandId);
  const members = [...new Set(memberIds)];
  const state: Household = { householdId, building, room, memberIds: members, dependants: [], foundedAt: at };
  return { state, facts: members.map((personId) => memberJoined({ personId, householdId })) };
};

export const AddMember = z.strictObject({ personId: PersonId, isAnother });
export const RemoveMember = AddMember.pick({ personId: true });

type Joining = z.infer<typeof AddMember> & Moving & { readonly standing: Standing | undefined };

/** One more lives there. A household that nobody was left of is as a new one. */
export const addMember = (current: Household, { personId, standing, ...moving }: Joining) => {
  if (current.memberIds.includes(personId)) return undefined;
  mustHaveRoom(current.memberIds, mostMembers, "/personId");
  mustBeInNone(standing, "/personId");
  if (current.memberIds.length === 0) mustBeFree(moving, "/isAnother");
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

const staff = ["community-admin", "desk-operator", "residents-committee-worker"] as const;
const isStaff = (by: Caller): boolean => holds(by, ...staff);

/** The household, for staff and for those who live there; to anyone else it is one that does not exist. */
export const mustRead = (current: Household, by: Caller): Household =>
  isStaff(by) || current.memberIds.includes(actingPerson(by).personId) ? current : refuse("not-found");

/** Of the children somebody sees nothing who administers, and neither lives there nor works at the desk. */
export const shownTo = (household: Household, by: Caller): Household =>
  holds(by, ...operatorRoles) || household.memberIds.includes(actingPerson(by).personId)
    ? household
    : { ...household, dependants: [] };

/** Staff, or a guardian for themselves; a grandmother who lives there is not automatically a guardian. */
export const mustAnswerForChild = (by: Caller, guardianIds: readonly string[]): void => {
  if (!isStaff(by) && !guardianIds.includes(actingPerson(by).personId)) refuse("role-not-allowed", { roles: staff });
};

/** A child or ward of the household, with those who are its guardians by law. */
export const addDependant = (current: Household, { by, at, commandId, nickname, birthYear, guardianIds }: Adding) => {
  mustRead(current, by);
  const stranger = guardianIds.findIndex((guardian) => !current.memberIds.includes(guardian));
  if (stranger >= 0) refuseField(`/guardianIds/${stranger}`, "not-of-household");
  mustAnswerForChild(by, guardianIds);
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

/** What is kept of the child is removed, by somebody to whom it is shown. */
export const removeDependant = (current: Household, { dependantId, by }: { dependantId: string; by: Caller }) => {
  const { guardianIds } = dependantOf(shownTo(mustRead(current, by), by), dependantId);
  mustAnswerForChild(by, guardianIds);
  const dependants = current.dependants.filter((each) => each.dependantId !== dependantId);
  return { state: { ...current, dependants }, facts: [dependantRemoved({ dependantId })] };
};
