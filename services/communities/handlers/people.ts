import { holds } from "#shared/domain/caller.ts";
import { e164 } from "#shared/domain/e164.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { codeStore, typedCode } from "#shared/people/codes.ts";
import { communityKey } from "#shared/table/community.ts";
import { successorsOf } from "../domain/administrators.ts";
import { chooseAssist as choose } from "../domain/assist.ts";
import { claimPurpose } from "../domain/claim-purpose.ts";
import { soughtBy } from "../domain/found-person.ts";
import { moveIn, moveOut } from "../domain/move-out.ts";
import { claim, correct, register } from "../domain/person.ts";
import { mustSeePerson, viewOf } from "../domain/person-view.ts";
import { buildingNames } from "../domain/settings.ts";
import { mustBeCorrectableBy, mustBeMovableBy } from "../domain/side-at-desk.ts";
import { tellApart } from "../domain/tell-apart.ts";
import { verify } from "../domain/verify-person.ts";
import { listAsOwn } from "../flows/list-own.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { buildingsIn, communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { searchPage } from "../store/search-rows.ts";

const listPeople = endpoint(routes.listPeople, async ({ query, table }) => ({
  body: await personStore(table).listOf(query.building, query),
}));

const searchPeople = endpoint(routes.searchPeople, async ({ query, table }) => ({
  body: await searchPage(table, soughtBy(query.term), query),
}));

const getPerson = endpoint(routes.getPerson, async (call) => {
  const { params, caller, table } = call;
  mustSeePerson(params.personId, caller);
  const { state, version } = await personStore(table).get(params.personId);
  return { body: viewOf(state, call), subject: state, version };
});

const registerPerson = endpoint(routes.registerPerson, async (call) => {
  const { body, caller, community, command, now, table } = call;
  const { state: settings } = await communityStore(table).get(table.scope.community);
  const phone = body.phone && e164(body.phone, community.language);
  const act = { by: caller.personId, at: now, buildings: buildingNames(settings), commandId: command.id };
  const { isAnother, ...particulars } = body;
  const people = personStore(table);
  const decision = register({ ...particulars, phone, ...act });
  const telling = {
    alike: await people.othersWith(phone, decision.state.personId),
    by: caller,
    at: now,
    isAnother,
    pointer: "/phone",
  };
  const { state, ...outcome } = await people.register(command, decision, (person) => tellApart(person, telling));
  return { body: viewOf(state, call), subject: state, made: state.personId, ...outcome };
});

const correctPerson = endpoint(routes.correctPerson, async (call) => {
  const { params, body, caller, community, command, now, table } = call;
  const { isAnother, ...corrected } = body;
  const phone = body.phone && e164(body.phone, community.language);
  const people = personStore(table);
  const alike = await people.othersWith(phone ?? undefined, params.personId);
  const { state, ...outcome } = await people.decide(
    params.personId,
    command,
    (current, [item]) => {
      mustBeCorrectableBy(current, body, caller);
      const decided = correct(current, {
        ...corrected,
        phone,
        by: caller.personId,
        at: now,
        buildings: buildingsIn(item),
      });
      if (!decided || phone === undefined) return decided;
      const telling = { alike, by: caller, at: now, isAnother, pointer: "/phone" };
      return { ...decided, state: tellApart(decided.state, telling) };
    },
    [communityKey(table.scope)],
  );
  return { body: viewOf(state, call), subject: state, ...outcome };
});

const verifyPerson = endpoint(routes.verifyPerson, async (call) => {
  const { params, body, caller, community, command, now, table } = call;
  const { method, isAnother } = body;
  const act = { method, by: caller, at: now, policy: community.policy, commandId: command.id };
  const people = personStore(table);
  const { phone } = (await people.get(params.personId)).state;
  const alike = await people.othersWith(phone, params.personId);
  const { state, ...outcome } = await people.decide(params.personId, command, (current) => {
    if (current.phone !== phone) refuse("version-conflict");
    const decided = verify(current, act);
    const telling = { alike, by: caller, at: now, isAnother, pointer: "/isAnother", asksOfMarked: true } as const;
    return decided && { ...decided, state: tellApart(decided.state, telling) };
  });
  return { body: viewOf(state, call), subject: state, ...outcome };
});

const moveOutPerson = endpoint(routes.moveOutPerson, async (call) => {
  const { params, caller, command, now, table } = call;
  const administrators = holds(caller, "community-admin") ? await administratorsOf(table, now) : [];
  const { state, ...outcome } = await personStore(table).decide(params.personId, command, (current) => {
    const successors = successorsOf(current, { isEnding: () => true, administrators });
    mustBeMovableBy(current, caller);
    return { ...moveOut(current, now), also: stillAdminister(table.scope, successors) };
  });
  return { body: viewOf(state, call), subject: state, ...outcome };
});

const moveInPerson = endpoint(routes.moveInPerson, async (call) => {
  const { params, body, command, now, table } = call;
  const { state, ...outcome } = await personStore(table).decide(
    params.personId,
    command,
    (current, [item]) => moveIn(current, { ...body, at: now, buildings: buildingsIn(item) }),
    [communityKey(table.scope)],
  );
  return { body: viewOf(state, call), subject: state, ...outcome };
});

const chooseAssist = endpoint(routes.chooseAssist, async ({ params, body, caller, command, now, table }) => {
  const { state, ...outcome } = await personStore(table).decide(params.personId, command, (current) =>
    choose(current, { ...body, by: caller, at: now }),
  );
  return { body: { needsAssist: state.needsAssist === true }, ...outcome };
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
  searchPeople,
  getPerson,
  registerPerson,
  correctPerson,
  chooseAssist,
  verifyPerson,
  moveOutPerson,
  moveInPerson,
  claimPerson,
};
