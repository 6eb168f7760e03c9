import { e164 } from "#shared/domain/e164.ts";
import { newId } from "#shared/domain/new-id.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import type { Companion, Decision } from "#shared/table/entity.ts";
import { stepOf } from "#shared/table/journal.ts";
import type { Person } from "../domain/person.ts";
import {
  registerSelf as ask,
  decline,
  deskView,
  ownView,
  type Registration,
  release,
  type WaitingRegistration,
} from "../domain/registration.ts";
import { buildingNames } from "../domain/settings.ts";
import { takeIn, takeInKnown } from "../domain/take-in.ts";
import { staffAmong, tellApart } from "../domain/tell-apart.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { communityStore } from "../store/community-store.ts";
import { personStore } from "../store/person-store.ts";
import { registrationStore } from "../store/registration-store.ts";

/** Sent once more it is neither counted nor refused, whatever became of it meanwhile. */
const registerSelf = endpoint(routes.registerSelf, async ({ body, account, community, command, now, table }) => {
  const registrations = registrationStore(table);
  const phone = e164(body.phone, community.language);
  const { state: settings } = await communityStore(table).get(table.scope.community);
  const act = { at: now, commandId: command.id, account, buildings: buildingNames(settings) };
  const asking = () => {
    const decision = ask({ ...body, ...act, phone });
    return { ...decision, also: registrations.beginning(decision.state, community.policy) };
  };
  const registrationId = newId("reg", command.id);
  if (!(await registrations.find(registrationId))) {
    asking();
    await registrations.beginAnew(account, stepOf(command, "anew"), now);
  }
  const { state, ...outcome } = await registrations.create(registrationId, command, asking);
  return { body: ownView(state), made: registrationId, ...outcome };
});

const getOwnRegistration = endpoint(routes.getOwnRegistration, async ({ account, table }) => {
  const { state, version } = (await registrationStore(table).findOf(account)) ?? refuse("not-found");
  return { body: ownView(state), version };
});

const listRegistrations = endpoint(routes.listRegistrations, async ({ query, table }) => {
  const { items, ...page } = await registrationStore(table).waiting(query);
  return { body: { items: items.map((each) => deskView(each)), ...page } };
});

const getRegistration = endpoint(routes.getRegistration, async ({ params, caller, now, table }) => {
  const { state, version } = await registrationStore(table).get(params.registrationId);
  if (state.status !== "registered") return { body: deskView(state), subject: state, version };
  const likely = takeIn(state, { by: caller, at: now, commandId: params.registrationId }).state;
  const people = personStore(table);
  const known = await people.knownAs(likely);
  const staff = known ? undefined : staffAmong(await people.othersWith(state.phone, likely.personId), likely, now);
  return { body: deskView(state, (known ?? staff)?.personId), subject: state, version };
});

type Releasing = Call<typeof routes.releaseRegistration>;
type TakenIn = { readonly personId: string; readonly also: readonly Companion[] };

/** Staff of the property company who have the number of whom it is about are asked about too. */
const toldApart = async <Known extends Person>(
  { body, caller, now, table }: Releasing,
  { phone }: WaitingRegistration,
  decided: Decision<Known>,
): Promise<Decision<Known>> => {
  const alike = await personStore(table).othersWith(phone, decided.state.personId);
  const telling = { alike, by: caller, at: now, isAnother: body.isAnother, pointer: "/isAnother" };
  return { ...decided, state: tellApart(decided.state, telling) };
};

/** The record of somebody new, unless somebody is known by the same marks: the desk is asked whether it is them. */
const newRecord = async (call: Releasing, waiting: WaitingRegistration): Promise<TakenIn> => {
  const { caller, command, now, table } = call;
  const people = personStore(table);
  const step = stepOf(command, "person");
  const decision = takeIn(waiting, { by: caller, at: now, commandId: step.id });
  const known = await people.knownAs(decision.state);
  if (known) refuse("invalid", { personId: known.personId, errors: [{ pointer: "/personId", code: "is-known" }] });
  const { personId } = decision.state;
  const told = await toldApart(call, waiting, decision);
  return { personId, also: people.beside({ id: personId, version: 0 }, step, told) };
};

const knownRecord = async (call: Releasing, waiting: WaitingRegistration, personId: string): Promise<TakenIn> => {
  const { caller, command, now, table } = call;
  const people = personStore(table);
  const person = (await people.find(personId)) ?? refuseField("/personId", "unknown-person");
  const decision = takeInKnown(person.state, waiting, { by: caller, at: now });
  const told = decision && (await toldApart(call, waiting, decision));
  const also = told ? people.beside({ id: personId, ...person }, stepOf(command, "person"), told) : [];
  return { personId, also };
};

const recordFor = async (call: Releasing, waiting: WaitingRegistration): Promise<TakenIn> => {
  const { body, table } = call;
  await registrationStore(table).mustBeNew(waiting.account);
  return body.personId === undefined ? newRecord(call, waiting) : knownRecord(call, waiting, body.personId);
};

const releaseRegistration = endpoint(routes.releaseRegistration, async (call) => {
  const { params, caller, command, now, table } = call;
  const registrations = registrationStore(table);
  const found = await registrations.get(params.registrationId);
  const record = found.state.status === "registered" ? await recordFor(call, found.state) : undefined;
  const { state, ...outcome } = await registrations.decide(params.registrationId, command, (current) => {
    const { personId = "", also = [] } = record ?? {};
    return { ...release(current, { by: caller, at: now, personId }), also };
  });
  return { body: deskView(state), subject: state, ...outcome };
});

const ofRegistration = transitions({
  store: registrationStore,
  id: ({ registrationId }) => String(registrationId),
  view: (registration: Registration) => deskView(registration),
});

/** Everything about those who register themselves. */
export const registrationEndpoints = {
  registerSelf,
  getOwnRegistration,
  listRegistrations,
  getRegistration,
  releaseRegistration,
  ...ofRegistration(routes, { declineRegistration: decline }),
};
