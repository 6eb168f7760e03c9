import { roleBeginDue } from "#shared/contracts/communities.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { communityKey } from "#shared/table/community.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import { grantRole as grant, mustNotBeOwn, revokeRole as revoke } from "../domain/grant-role.ts";
import { grantIdOf, grantOf } from "../domain/role-grant.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { buildingsIn } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";

type Beginning = {
  readonly personId: string;
  readonly grantId: string;
  readonly from?: Instant | undefined;
  readonly now: Instant;
};

/** A role that begins later is told when its day has come: until then nobody takes the person for one who holds it. */
const beginning = (scope: CommunityScope, { personId, grantId, from, now }: Beginning): Companion[] =>
  from !== undefined && from > now
    ? [
        {
          write: deadlineWrite(scope, {
            dueAt: from,
            fact: roleBeginDue({ personId, grantId }),
            correlationId: grantId,
          }),
        },
      ]
    : [];

const grantRole = endpoint(routes.grantRole, async ({ body, caller, now, table, command }) => {
  const grantId = grantIdOf(body.personId, command.id);
  const also = beginning(table.scope, { ...body, grantId, now });
  const { state, ...outcome } = await personStore(table).decide(
    body.personId,
    command,
    (current, [community]) => {
      const act = { by: caller, at: now, commandId: command.id, buildings: buildingsIn(community) };
      return { ...grant(current, { ...body, ...act }), also };
    },
    [communityKey(table.scope)],
  );
  return { body: grantOf(state, grantId), made: grantId, ...outcome };
});

const getRoleGrant = endpoint(routes.getRoleGrant, async ({ params, table }) => {
  const { state, version } = await personStore(table).get(parentId("per", params.grantId));
  return { body: grantOf(state, params.grantId), version };
});

const revokeRole = endpoint(routes.revokeRole, async ({ params, caller, now, table, command }) => {
  const { grantId } = params;
  const { state, ...outcome } = await personStore(table).decide(parentId("per", grantId), command, (current) => {
    mustNotBeOwn(current, grantId, caller);
    return revoke(current, { grantId, at: now });
  });
  return { body: grantOf(state, grantId), ...outcome };
});

/** Everything about roles. */
export const roleGrantEndpoints = { grantRole, getRoleGrant, revokeRole };
