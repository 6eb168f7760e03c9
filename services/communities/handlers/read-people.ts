import { parentId } from "#shared/domain/ids.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { grantOf } from "../domain/person.ts";
import { viewOf } from "../domain/person-view.ts";
import { communitiesRoutes } from "../routes.ts";
import { personStore } from "../store/person-store.ts";

export const listPeople = endpoint(communitiesRoutes.listPeople, async ({ query, table }) => ({
  body: await personStore(table).listOf(query.building, query),
}));

export const getPerson = endpoint(communitiesRoutes.getPerson, async ({ params, table }) => {
  const { state, version } = await personStore(table).get(params.personId);
  return { body: viewOf(state), version };
});

export const getRoleGrant = endpoint(communitiesRoutes.getRoleGrant, async ({ params, table }) => {
  const { state, version } = await personStore(table).get(parentId("per", params.grantId));
  return { body: grantOf(state, params.grantId), version };
});
