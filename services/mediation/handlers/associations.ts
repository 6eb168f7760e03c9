import { endpoint } from "#shared/http/endpoint.ts";
import { found } from "../domain/association.ts";
import { mediationRoutes } from "../routes.ts";
import { associationStore } from "../store/association-store.ts";

export const foundAssociation = endpoint(
  mediationRoutes.foundAssociation,
  async ({ body, caller, now, table, command }) => {
    const decision = found({ ...body, by: caller, at: now, commandId: command.id });
    const { associationId } = decision.state;
    const { state, version, replayed } = await associationStore(table).create(associationId, command, decision);
    return { body: state, version, replayed, made: associationId };
  },
);

export const getAssociation = endpoint(mediationRoutes.getAssociation, async ({ params, table }) => {
  const { state, version } = await associationStore(table).get(params.associationId);
  return { body: state, version };
});
