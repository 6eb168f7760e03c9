import { endpoint } from "#shared/http/endpoint.ts";
import { enrol, found } from "../domain/association.ts";
import { mediationRoutes } from "../routes.ts";
import { associationStore } from "../store/association-store.ts";
import { joinRoster, rostersKey } from "../store/roster-store.ts";

export const foundAssociation = endpoint(
  mediationRoutes.foundAssociation,
  async ({ body, caller, now, table, command }) => {
    const decision = found({ ...body, by: caller, at: now, commandId: command.id });
    const { associationId } = decision.state;
    const { state, version, replayed } = await associationStore(table).create(associationId, command, decision);
    return { body: state, version, replayed, made: associationId };
  },
);

/** Whoever is on the roster is a peer from that commit on. */
export const enrolMember = endpoint(
  mediationRoutes.enrolMember,
  async ({ params, body, caller, now, table, command }) => {
    const { scope } = table;
    const { state, ...outcome } = await associationStore(table).decide(
      params.associationId,
      command,
      (current, [rosters]) => ({
        ...enrol(current, { ...body, by: caller, at: now }),
        also: [joinRoster(scope, { ...params, ...body }, rosters)],
      }),
      [rostersKey(scope, body.personId)],
    );
    return { body: state, ...outcome };
  },
);

export const getAssociation = endpoint(mediationRoutes.getAssociation, async ({ params, table }) => {
  const { state, version } = await associationStore(table).get(params.associationId);
  return { body: state, version };
});
