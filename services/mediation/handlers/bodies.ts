import { newId } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import {
  addBodyMember as add,
  type RegisteredBody,
  registerBody as register,
  removeBodyMember,
} from "../domain/body.ts";
import { declareBodyAbsence, nameBodyDeputy, nameBodyPresident } from "../domain/name-head.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { bodyStore } from "../store/body-store.ts";
import { joinRoster, rostersKey } from "../store/roster-store.ts";

export const registerBody = endpoint(routes.registerBody, async ({ body, caller, now, table, command }) => {
  const bodyId = newId("bdy", command.id);
  const act = { ...body, by: caller, at: now, commandId: command.id };
  const { state, ...outcome } = await bodyStore(table).create(bodyId, command, () => register(act));
  return { body: state, subject: state, ...outcome, made: bodyId };
});

/** Whoever is a member is a peer in the cases of the body from that commit on, in which they are of their side still. */
export const addBodyMember = endpoint(routes.addBodyMember, async ({ params, body, caller, now, table, command }) => {
  const { scope } = table;
  const { personId } = body;
  const { state, ...outcome } = await bodyStore(table).decide(
    params.bodyId,
    command,
    (current, [rosters, member]) =>
      whileOfSide(scope, {
        ...add(current, { ...body, by: caller, at: now, member: standingIn(member) }),
        also: [joinRoster(scope, { personId, bodyId: params.bodyId }, rosters)],
      }),
    [rostersKey(scope, personId), standingKey(scope, personId)],
  );
  return { body: state, subject: state, ...outcome };
});

const ofBody = transitions<RegisteredBody, typeof routes.getBody.reply>({
  store: bodyStore,
  id: ({ bodyId }) => String(bodyId),
  view: (state) => state,
});

export const bodyDecisions = ofBody(routes, {
  removeBodyMember,
  nameBodyPresident,
  nameBodyDeputy,
  declareBodyAbsence,
});

export const listBodies = endpoint(routes.listBodies, async ({ query, table }) => ({
  body: await bodyStore(table).list(query),
}));

export const getBody = endpoint(routes.getBody, async ({ params, table }) => {
  const { state, version } = await bodyStore(table).get(params.bodyId);
  return { body: state, subject: state, version };
});
