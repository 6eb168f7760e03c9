import { endpoint } from "#shared/http/endpoint.ts";
import { hear } from "#shared/people/hearing.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { appointPresident as appoint, approve, associationView, cardOf, enrol, found } from "../domain/association.ts";
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
    return { body: associationView(state, caller), subject: state, ...outcome, made: associationId };
  },
);

export const approveAssociation = endpoint(mediationRoutes.approveAssociation, async (call) => {
  const { caller } = call;
  const { state, ...outcome } = await hear(call, {
    id: call.params.associationId,
    store: associationStore(call.table),
    said: ({ approvals }) => approvals,
    verb: approve,
  });
  return { body: associationView(state, caller), subject: state, ...outcome };
});

/** Whoever is on the roster is a peer from that commit on, in which they are of the residents' side still. */
export const enrolMember = endpoint(
  mediationRoutes.enrolMember,
  async ({ params, body, caller, now, table, command }) => {
    const { scope } = table;
    const { state, ...outcome } = await associationStore(table).decide(
      params.associationId,
      command,
      (current, [rosters, member]) =>
        whileOfSide(scope, {
          ...enrol(current, { ...body, by: caller, at: now, member: standingIn(member) }),
          also: [joinRoster(scope, { ...params, ...body }, rosters)],
        }),
      [rostersKey(scope, body.personId), standingKey(scope, body.personId)],
    );
    return { body: associationView(state, caller), subject: state, ...outcome };
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
    return { body: associationView(state, caller), subject: state, ...outcome };
  },
);

export const listAssociations = endpoint(mediationRoutes.listAssociations, async ({ query, table }) => {
  const { items, ...page } = await associationStore(table).list(query);
  return { body: { ...page, items: items.map(cardOf) } };
});

export const getAssociation = endpoint(mediationRoutes.getAssociation, async ({ params, caller, table }) => {
  const { state, version } = await associationStore(table).get(params.associationId);
  return { body: associationView(state, caller), subject: state, version };
});
