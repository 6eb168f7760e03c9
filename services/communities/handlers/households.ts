import { actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { parentId } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { standingOf } from "#shared/people/standing.ts";
import {
  addDependant,
  addMember,
  foundHousehold as found,
  type Household,
  removeDependant,
  removeMember,
} from "../domain/household.ts";
import { buildingNames } from "../domain/settings.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { householdStore } from "../store/household-store.ts";

const foundHousehold = endpoint(routes.foundHousehold, async ({ body, command, now, table }) => {
  const { state: community } = await communityStore(table).get(table.scope.community);
  const standings = await standingOf(table, body.memberIds);
  const householdIds = [...standings.values()].flatMap(({ households }) => Object.keys(households));
  const others = await householdStore(table).getEach([...new Set(householdIds)]);
  const buildings = buildingNames(community);
  const decision = () => found({ ...body, at: now, commandId: command.id, buildings, others });
  const householdId = newId("hse", command.id);
  const { state, ...outcome } = await householdStore(table).create(householdId, command, decision);
  return { body: state, made: householdId, ...outcome };
});

const mayRead = ({ memberIds }: Household, caller: Caller): boolean =>
  holds(caller, "community-admin", "desk-operator", "residents-committee-worker") ||
  memberIds.includes(actingPerson(caller).personId);

const getHousehold = endpoint(routes.getHousehold, async ({ params, caller, table }) => {
  const { state, version } = await householdStore(table).get(params.householdId);
  return { body: mayRead(state, caller) ? state : refuse("not-found"), version };
});

const ofHousehold = transitions({
  store: householdStore,
  id: ({ householdId, dependantId }) => String(householdId ?? parentId("hse", String(dependantId))),
  view: (household: Household) => household,
});

const householdVerbs = ofHousehold(routes, { addMember, removeMember, addDependant, removeDependant });

/** Everything about households. */
export const householdEndpoints = { foundHousehold, getHousehold, ...householdVerbs };
