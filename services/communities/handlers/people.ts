import { holds } from "#shared/domain/caller.ts";
import { e164 } from "#shared/domain/e164.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { codeStore, typedCode } from "#shared/people/codes.ts";
import { communityKey } from "#shared/table/community.ts";
import { successorsOf } from "../domain/administrators.ts";
import { claimPurpose } from "../domain/claim-purpose.ts";
import { claim, correct, moveIn, moveOut, register } from "../domain/person.ts";
import { viewOf } from "../domain/person-view.ts";
import { buildingNames } from "../domain/settings.ts";
import { mustBeCorrectableBy, mustBeMovableBy } from "../domain/side-at-desk.ts";
import { verify } from "../domain/verify-person.ts";
import { listAsOwn } from "../flows/list-own.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { buildingsIn, communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";

const listPeople = endpoint(routes.listPeople, async ({ query, table }) => ({
  body: await personStore(table).listOf(query.building, query),
}));

const getPerson = endpoint(routes.getPerson, async ({ params, caller, table }) => {
  const { state, version } = await personStore(table).get(params.personId);
  return { body: viewOf(state, caller), version };
});

const registerPerson = endpoint(routes.registerPerson, async ({ body, caller, community, command, now, table }) => {
  const { state: settings } = await communityStore(table).get(table.scope.community);
  const phone = body.phone && e164(body.phone, community.language);
  const act = { at: now, buildings: buildingNames(settings), commandId: command.id };
  const decision = register({ ...body, phone, ...act });
  const { state, ...outcome } = await personStore(table).register(command, decision);
  return { body: viewOf(state, caller), made: state.personId, ...outcome };
});

const correctPerson = endpoint(
  routes.correctPerson,
  async ({ params, body, caller, community, command, now, table }) => {
    const phone = body.phone && e164(body.phone, community.language);
    const { state, ...outcome } = await personStore(table).decide(
      params.personId,
      command,
      (current, [item]) => {
        mustBeCorrectableBy(current, body, caller);
        return correct(current, { ...body, phone, at: now, buildings: buildingsIn(item) });
      },
      [communityKey(table.scope)],
    );
    return { body: viewOf(state, caller), ...outcome };
  },
);

const verifyPerson = endpoint(routes.verifyPerson, async ({ params, body, caller, community, command, now, table }) => {
  const act = { ...body, by: caller, at: now, policy: community.policy, commandId: command.id };
  const { state, ...outcome } = await personStore(table).decide(params.personId, command, (current) =>
    verify(current, act),
  );
  return { body: viewOf(state, caller), ...outcome };
});

const moveOutPerson = endpoint(routes.moveOutPerson, async ({ params, caller, command, now, table }) => {
  const administrators = holds(caller, "community-admin") ? await administratorsOf(table, now) : [];
  const { state, ...outcome } = await personStore(table).decide(params.personId, command, (current) => {
    const successors = successorsOf(current, { isEnding: () => true, administrators });
    mustBeMovableBy(current, caller);
    return { ...moveOut(current, now), also: stillAdminister(table.scope, successors) };
  });
  return { body: viewOf(state, caller), ...outcome };
});

const moveInPerson = endpoint(routes.moveInPerson, async ({ params, body, caller, command, now, table }) => {
  const { state, ...outcome } = await personStore(table).decide(
    params.personId,
    command,
    (current, [item]) => moveIn(current, { ...body, at: now, buildings: buildingsIn(item) }),
    [communityKey(table.scope)],
  );
  return { body: viewOf(state, caller), ...outcome };
});

/** Whoever claims a record finds the community in their own list at once; a crash before that is made good by the fact. */
const claimPerson = endpoint(routes.claimPerson, async ({ body, account, command, now, self, table }) => {
  const { personId } = body;
  const code = typedCode(body.code) ?? refuse("code-invalid");
  const { stillOpens, side } = await codeStore(table).mustOpen(["PERSON", personId], claimPurpose, {
    code,
    verb: claimPurpose,
    now,
  });
  const { version, replayed } = await personStore(table).decide(personId, command, (current) => {
    const decided = claim(current, { account, at: now, side });
    return decided && { ...decided, also: [stillOpens] };
  });
  await listAsOwn(table, personId, () => self);
  return { body: { personId }, version, replayed };
});

/** Everything about people. */
export const peopleEndpoints = {
  listPeople,
  getPerson,
  registerPerson,
  correctPerson,
  verifyPerson,
  moveOutPerson,
  moveInPerson,
  claimPerson,
};
