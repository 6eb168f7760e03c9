import { parentId } from "#shared/domain/ids.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { communityKey } from "#shared/table/community.ts";
import { Community } from "../domain/community.ts";
import { grantRole as grant, grantIdOf, grantOf, revokeRole as revoke } from "../domain/person.ts";
import { communitiesRoutes } from "../routes.ts";
import { personStore } from "../store/person-store.ts";

export const grantRole = endpoint(communitiesRoutes.grantRole, async ({ body, caller, now, table, command }) => {
  const { state, ...outcome } = await personStore(table).decide(
    body.personId,
    command,
    (current, [community]) => {
      const { buildings } = Community.parse(community?.state);
      return grant(current, { ...body, by: caller, at: now, commandId: command.id, buildings });
    },
    [communityKey(table.scope)],
  );
  const grantId = grantIdOf(body.personId, command.id);
  return { body: grantOf(state, grantId), made: grantId, ...outcome };
});

export const revokeRole = endpoint(communitiesRoutes.revokeRole, async ({ params, now, table, command }) => {
  const { grantId } = params;
  const { state, ...outcome } = await personStore(table).decide(parentId("per", grantId), command, (current) =>
    revoke(current, { grantId, at: now }),
  );
  return { body: grantOf(state, grantId), ...outcome };
});
