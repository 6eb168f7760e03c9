import { endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { appointPresident as appoint, approve, enrol, found } from "../domain/association.ts";
import { mediationRoutes } from "../routes.ts";
import { associationStore } from "../store/association-store.ts";
import { joinRoster, rostersKey } from "../store/roster-store.ts";

/** It may be the yes of a side: what whoever proposes it is, is read at its source. */
export const foundAssociation = endpoint(
  mediationRoutes.foundAssociation,
  async ({ body, caller, now, table, command }) => {
    const standing = standingIn(await table.get(standingKey(table.scope, caller.personId)));
    const decision = found({ ...body, by: caller, at: now, standing, commandId: command.id });
    const { associationId } = decision.state;
    const associations = associationStore(table);
    const { state, ...outcome } = await associations.create(associationId, command, whileOfSide(table.scope, decision));
    return { body: state, ...outcome, made: associationId };
  },
);

export const approveAssociation = endpoint(
  mediationRoutes.approveAssociation,
  async ({ params, caller, now, table, command }) => {
    const { state, ...outcome } = await associationStore(table).decide(
      params.associationId,
      command,
      (current, [own]) => {
        const decision = approve(current, { by: caller, at: now, standing: standingIn(own) });
        return decision && whileOfSide(table.scope, decision);
      },
      [standingKey(table.scope, caller.personId)],
    );
    return { body: state, ...outcome };
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

/** What the president is, is read beside the association. */
export const appointPresident = endpoint(
  mediationRoutes.appointPresident,
  async ({ params, body, caller, now, table, command }) => {
    const { state, ...outcome } = await associationStore(table).decide(
      params.associationId,
      command,
      (current, [member]) =>
        whileOfSide(table.scope, appoint(current, { ...body, by: caller, at: now, member: standingIn(member) })),
      [standingKey(table.scope, body.personId)],
    );
    return { body: state, ...outcome };
  },
);

export const getAssociation = endpoint(mediationRoutes.getAssociation, async ({ params, table }) => {
  const { state, version } = await associationStore(table).get(params.associationId);
  return { body: state, version };
});
