import { actingPerson } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Fact } from "#shared/events/contract.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { codeStore } from "#shared/people/codes.ts";
import { readDataExport, readErasureReceipts } from "#shared/table/rights.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import type { Administrator } from "../domain/administrators.ts";
import { receiptPurpose } from "../domain/claim-purpose.ts";
import {
  requestExport as askForAll,
  type DataExport,
  exportStatus,
  mayTakeAway,
  releaseExport,
} from "../domain/data-export.ts";
import { type Erasure, erasureStatus, mayFollow, removeMovedOut, takeBackErasure } from "../domain/erasure.ts";
import { answerDueOn } from "../domain/rights.ts";
import { askErasure, releaseErasure as release } from "../domain/run-erasure.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { personStore } from "../store/person-store.ts";
import { dataExportStore, erasureStore, exportsOf, mustBeOnly } from "../store/rights-store.ts";

type Place = {
  readonly table: CommunityTable;
  readonly community: CommunityCard;
  readonly keepers: readonly string[];
};

const exportView = async (place: Place, state: DataExport) => {
  const { waiting, parts } = await readDataExport(place, state.exportId);
  const dueOn = answerDueOn(state.requestedAt, place.community);
  return { ...state, status: exportStatus(state, waiting), dueOn, waiting, parts };
};

const erasureView = async (place: Place, state: Erasure) => {
  const { waiting, receipts } = await readErasureReceipts(place, state.erasureId);
  const dueOn = answerDueOn(state.requestedAt, place.community);
  return { ...state, status: erasureStatus(state, waiting), dueOn, waiting, receipts };
};

const requestDataExport = endpoint(routes.requestDataExport, async (call) => {
  const { caller, command, community, now, table } = call;
  const { personId } = actingPerson(caller);
  const decision = askForAll({ personId, by: caller, at: now, commandId: command.id, community });
  const { exportId, atDesk } = decision.state;
  const mustBeFirst = await mustBeOnly(table, "DATA-EXPORT", { personId, id: exportId });
  const { state, ...outcome } = await dataExportStore(table).create(exportId, command, () => {
    if (atDesk) mustBeFirst();
    return decision;
  });
  return { body: await exportView(call, state), subject: state, made: exportId, ...outcome };
});

const listDataExports = endpoint(routes.listDataExports, async ({ query, caller, table }) => {
  const { items, ...page } = await exportsOf(table, actingPerson(caller).personId, query);
  return { body: { ...page, items: items.filter((each) => mayTakeAway(each, caller)) } };
});

const getDataExport = endpoint(routes.getDataExport, async (call) => {
  const { params, caller, table } = call;
  const { state, version } = await dataExportStore(table).get(params.exportId);
  if (!mayTakeAway(state, caller)) return refuse("not-found");
  return { body: await exportView(call, state), subject: state, version };
});

type Erasing = Place & Pick<Call<typeof routes.requestErasure>, "command" | "now" | "newCode">;

const receiptMinutes = 365 * 24 * 60;

type Asked = { readonly state: Erasure; readonly facts: readonly Fact[]; readonly restsOn?: readonly Administrator[] };

const erase = async (place: Erasing, { restsOn = [], ...decision }: Asked) => {
  const { table, command, now, newCode } = place;
  const { erasureId, personId } = decision.state;
  const code = newCode(receiptPurpose);
  const terms = { code, verbs: [receiptPurpose], expiresAt: plusMinutes(now, receiptMinutes) };
  const issued = { write: codeStore(table).issue(["ERASURE", erasureId], receiptPurpose, terms) };
  const also = [issued, ...stillAdminister(table.scope, restsOn)];
  const mustBeFirst = await mustBeOnly(table, "ERASURE", { personId, id: erasureId });
  const { state, ...outcome } = await erasureStore(table).create(erasureId, command, () => {
    mustBeFirst();
    return { ...decision, also };
  });
  return { body: { erasure: await erasureView(place, state), code }, made: erasureId, ...outcome };
};

/** Who administers goes when another stays who may administer alone; otherwise they wait for a successor. */
const requestErasure = endpoint(routes.requestErasure, async (call) => {
  const { caller, command, community, now, table } = call;
  const { personId } = actingPerson(caller);
  const administrators = await administratorsOf(table, now);
  return erase(call, askErasure({ personId, by: caller, at: now, commandId: command.id, community, administrators }));
});

/** They may administer by now: it is looked at once more. */
const releaseErasure = endpoint(routes.releaseErasure, async ({ params, caller, command, community, now, table }) => {
  const administrators = await administratorsOf(table, now);
  const act = { by: caller, at: now, community, administrators };
  const { state, ...outcome } = await erasureStore(table).decide(params.erasureId, command, (current) => {
    const decided = release(current, act);
    return decided && { ...decided, also: stillAdminister(table.scope, decided.restsOn) };
  });
  return { body: state, ...outcome };
});

const ofErasure = transitions({
  store: erasureStore,
  id: ({ erasureId }) => String(erasureId),
  view: (erasure) => erasure,
});

const ofExport = transitions({
  store: dataExportStore,
  id: ({ exportId }) => String(exportId),
  view: (dataExport) => dataExport,
});

/** Somebody who moved out is anonymised by the same way as by their own request. */
const anonymisePerson = endpoint(routes.anonymisePerson, async (call) => {
  const { personId } = call.params;
  const { state: person } = await personStore(call.table).get(personId);
  const isGone = person.status === "moved-out" || person.status === "anonymised";
  if (!isGone) refuse("wrong-state", { state: person.status, allowedVerbs: ["moveOutPerson"] });
  const { caller, command, community, now } = call;
  return erase(call, removeMovedOut({ personId, by: caller, at: now, commandId: command.id, community }));
});

const followErasure = endpoint(routes.followErasure, async (call) => {
  const { params, code, now, table } = call;
  const attempt = { code, verb: receiptPurpose, now };
  await codeStore(table).mustOpen(["ERASURE", params.erasureId], receiptPurpose, attempt);
  const { state, version } = await erasureStore(table).get(params.erasureId);
  return { body: await erasureView(call, state), version };
});

const listErasures = endpoint(routes.listErasures, async ({ query, caller, table }) => {
  const list = query.as === "requester" ? "byRequester" : "byPerson";
  const { personId } = actingPerson(caller);
  const { items, ...page } = await erasureStore(table).list(list, personId, query, { reverse: true });
  return { body: { ...page, items: items.filter((each) => mayFollow(each, caller)) } };
});

const getErasure = endpoint(routes.getErasure, async (call) => {
  const { params, caller, table } = call;
  const { state, version } = await erasureStore(table).get(params.erasureId);
  if (!mayFollow(state, caller)) return refuse("not-found");
  return { body: await erasureView(call, state), subject: state, version };
});

/** Everything that people may ask for. */
export const rightsEndpoints = {
  requestDataExport,
  listDataExports,
  getDataExport,
  ...ofExport(routes, { releaseDataExport: releaseExport }),
  requestErasure,
  releaseErasure,
  ...ofErasure(routes, { takeBackErasure }),
  anonymisePerson,
  followErasure,
  listErasures,
  getErasure,
};
