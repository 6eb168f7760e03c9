import { parentId } from "#shared/domain/ids.ts";
import { type Endpoint, endpoint } from "#shared/http/endpoint.ts";
import { communityKey } from "#shared/table/community.ts";
import { grantRole as grant, revokeRole as revoke } from "../domain/person-roles.ts";
import { grantIdOf, grantOf } from "../domain/role-grant.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { buildingsIn } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";

const grantRole = endpoint(routes.grantRole, async ({ body, caller, now, table, command }) => {
  const { state, ...outcome } = await personStore(table).decide(
    body.personId,
    command,
    (current, [community]) =>
      grant(current, { ...body, by: caller, at: now, commandId: command.id, buildings: buildingsIn(community) }),
    [communityKey(table.scope)],
  );
  const grantId = grantIdOf(body.personId, command.id);
  return { body: grantOf(state, grantId), made: grantId, ...outcome };
});

const getRoleGrant = endpoint(routes.getRoleGrant, async ({ params, table }) => {
  const { state, version } = await personStore(table).get(parentId("per", params.grantId));
  return { body: grantOf(state, params.grantId), version };
});

const revokeRole = endpoint(routes.revokeRole, async ({ params, now, table, command }) => {
  const { grantId } = params;
  const { state, ...outcome } = await personStore(table).decide(parentId("per", grantId), command, (current) =>
    revoke(current, { grantId, at: now }),
  );
  return { body: grantOf(state, grantId), ...outcome };
});

/** Everything about roles. */
export const roleGrantEndpoints: readonly Endpoint[] = [grantRole, getRoleGrant, revokeRole];
