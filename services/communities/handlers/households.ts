import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { parentId } from "#shared/domain/ids.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import { buildingNames } from "../domain/community.ts";
import {
  addMember as add,
  addDependant,
  foundHousehold as found,
  type Household,
  removeDependant,
  removeMember,
} from "../domain/household.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { householdStore } from "../store/household-store.ts";
import { personStore } from "../store/person-store.ts";

/** Only people of the community make a household. */
const mustBeKnown = async (
  table: ScopedTable<CommunityScope>,
  personIds: readonly string[],
  pointer: (nth: number) => string,
) => {
  const people = new Set((await personStore(table).getEach(personIds)).map(({ personId }) => personId));
  const errors = personIds.flatMap((personId, nth) =>
    people.has(personId) ? [] : [{ pointer: pointer(nth), code: "unknown-person" }],
  );
  if (errors.length > 0) refuse("invalid", { errors });
};

export const foundHousehold = endpoint(routes.foundHousehold, async ({ body, command, now, table }) => {
  await mustBeKnown(table, body.memberIds, (nth) => `/memberIds/${nth}`);
  const { state: community } = await communityStore(table).get(table.scope.community);
  const decision = found({ ...body, at: now, commandId: command.id, buildings: buildingNames(community) });
  const { householdId } = decision.state;
  const { state, ...outcome } = await householdStore(table).create(householdId, command, decision);
  return { body: state, made: householdId, ...outcome };
});

const mayRead = ({ memberIds }: Household, caller: Caller): boolean =>
  holds(caller, "community-admin", "desk-operator", "residents-committee-worker") ||
  memberIds.includes(actingPerson(caller).personId);

export const getHousehold = endpoint(routes.getHousehold, async ({ params, caller, table }) => {
  const { state, version } = await householdStore(table).get(params.householdId);
  return { body: mayRead(state, caller) ? state : refuse("not-found"), version };
});

export const addMember = endpoint(routes.addMember, async ({ params, body, command, table }) => {
  await mustBeKnown(table, [body.personId], () => "/personId");
  const { state, ...outcome } = await householdStore(table).decide(params.householdId, command, (current) =>
    add(current, body),
  );
  return { body: state, ...outcome };
});

const ofHousehold = transitions({
  store: householdStore,
  id: ({ householdId, dependantId }) => String(householdId ?? parentId("hse", String(dependantId))),
  view: (household: Household) => household,
});

export const householdVerbs = [
  ofHousehold(routes.removeMember, removeMember),
  ofHousehold(routes.addDependant, addDependant),
  ofHousehold(routes.removeDependant, removeDependant),
];
