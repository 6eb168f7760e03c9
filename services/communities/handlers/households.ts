import type { Caller } from "#shared/domain/caller.ts";
import { parentId } from "#shared/domain/ids.ts";
import { newChildId, newId } from "#shared/domain/new-id.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { transitions } from "#shared/http/transition.ts";
import { standingIn, standingKey, standingOf } from "#shared/people/standing.ts";
import { namesOf } from "#shared/table/names.ts";
import {
  addDependant,
  foundHousehold as found,
  type Household,
  addMember as join,
  mustRead,
  removeDependant,
  removeMember,
  shownTo,
} from "../domain/household.ts";
import { dependantCard, dependantsSeen, householdCard, whoseFamily } from "../domain/household-card.ts";
import { buildingNames } from "../domain/settings.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { flatAt, flatClaim, livesIn } from "../store/flat-rows.ts";
import { householdStore } from "../store/household-store.ts";

const foundHousehold = endpoint(routes.foundHousehold, async ({ body, command, now, table }) => {
  const { state: community } = await communityStore(table).get(table.scope.community);
  const standings = await standingOf(table, body.memberIds);
  const flat = await flatAt(table, body);
  const buildings = buildingNames(community);
  const householdId = newId("hse", command.id);
  const decision = () => ({
    ...found({ ...body, at: now, commandId: command.id, buildings, standings, livesThere: livesIn(flat) }),
    also: flatClaim(table, flat, householdId),
  });
  const { state, ...outcome } = await householdStore(table).create(householdId, command, decision);
  return { body: state, made: householdId, ...outcome };
});

const listHouseholds = endpoint(routes.listHouseholds, async ({ query, caller, table }) => {
  const { items, nextCursor } = await householdStore(table).listOf(whoseFamily(query.personId, caller), query);
  const names = await namesOf(
    table,
    items.flatMap(({ memberIds }) => memberIds),
  );
  return { body: { items: items.map((household) => householdCard(household, { by: caller, names })), nextCursor } };
});

const listDependants = endpoint(routes.listDependants, async ({ query, caller, table }) => {
  const { items: households } = await householdStore(table).listOf(whoseFamily(query.personId, caller), { limit: 100 });
  const { items, nextCursor } = pageAfter(dependantsSeen(households, caller), query);
  const names = await namesOf(
    table,
    items.flatMap(({ guardianIds }) => guardianIds),
  );
  return { body: { items: items.map((dependant) => dependantCard(dependant, names)), nextCursor } };
});

const getHousehold = endpoint(routes.getHousehold, async ({ params, caller, table }) => {
  const { state, version } = await householdStore(table).get(params.householdId);
  const body = shownTo(mustRead(state, caller), caller);
  return { body, subject: body, version };
});

/** Who sees it, and by which command. */
type Seeing = { readonly by: Caller; readonly commandId: string };
type Shown = (household: Household, seeing: Seeing) => Household;

const addMember = endpoint(routes.addMember, async ({ params, body, caller, command, table }) => {
  const households = householdStore(table);
  const { state: known } = await households.get(params.householdId);
  const flat = known.memberIds.length === 0 ? await flatAt(table, known) : undefined;
  const { state, ...outcome } = await households.decide(
    params.householdId,
    command,
    (current, [item]) => {
      const isEmptySince = current.memberIds.length === 0 && known.memberIds.length > 0;
      if (isEmptySince) refuse("try-again");
      const joined = join(current, { ...body, standing: standingIn(item), livesThere: livesIn(flat) });
      return joined && { ...joined, also: flatClaim(table, flat, current.householdId) };
    },
    [standingKey(table.scope, body.personId)],
  );
  const seen = shownTo(state, caller);
  return { body: seen, subject: seen, ...outcome };
});

const ofHousehold = (shown: Shown) =>
  transitions({
    store: householdStore,
    id: ({ householdId, dependantId }) => String(householdId ?? parentId("hse", String(dependantId))),
    view: (household: Household, seeing) => shown(household, seeing),
    seen: (household: Household, seeing) => shown(household, seeing),
  });

/** Whoever registered a child sees that one. */
const shownAdded: Shown = (household, { by, commandId }) => {
  const { dependants } = shownTo(household, by);
  const own = newChildId("dpt", household.householdId, commandId);
  const added = household.dependants.filter(({ dependantId }) => dependantId === own);
  return { ...household, dependants: dependants.length > 0 ? dependants : added };
};

const householdVerbs = {
  ...ofHousehold((household, { by }) => shownTo(household, by))(routes, { removeMember, removeDependant }),
  ...ofHousehold(shownAdded)(routes, { addDependant }),
};

/** Everything about households. */
export const householdEndpoints = {
  foundHousehold,
  listHouseholds,
  listDependants,
  getHousehold,
  addMember,
  ...householdVerbs,
};
