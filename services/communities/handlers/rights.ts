import { actingPerson } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { transitions } from "#shared/http/transition.ts";
import { codeStore } from "#shared/people/codes.ts";
import type { Companion } from "#shared/table/entity.ts";
import { readDataExport, readErasureReceipts } from "#shared/table/rights.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { successorsTo } from "../domain/administrators.ts";
import { receiptPurpose } from "../domain/claim-purpose.ts";
import {
  answerDueOn,
  requestExport as askForAll,
  requestErasure as askToBeRemoved,
  type DataExport,
  type Erasure,
  erasureStatus,
  exportStatus,
  mayTakeAway,
  releaseErasure,
  releaseExport,
  removeMovedOut,
  takeBackErasure,
} from "../domain/rights.ts";
import { requestErasureOfLast, successorBy } from "../domain/successor.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { administratorsOf, stillAdminister } from "../store/administrators.ts";
import { personStore } from "../store/person-store.ts";
import { dataExportStore, erasureStore } from "../store/rights-store.ts";

type Asked = {
  readonly table: CommunityTable;
  readonly community: CommunityCard;
  readonly keepers: readonly string[];
};

const exportView = async (place: Asked, state: DataExport) => {
  const { waiting, parts } = await readDataExport(place, state.exportId);
  const dueOn = answerDueOn(state.requestedAt, place.community);
  return { ...state, status: exportStatus(state, waiting), dueOn, waiting, parts };
};

const erasureView = async (place: Asked, state: Erasure) => {
  const { waiting, receipts } = await readErasureReceipts(place, state.erasureId);
  const dueOn = answerDueOn(state.requestedAt, place.community);
  return { ...state, status: erasureStatus(state, waiting), dueOn, waiting, receipts };
};

const requestDataExport = endpoint(routes.requestDataExport, async (call) => {
  const { caller, command, now, table } = call;
  const decision = askForAll({ ...actingPerson(caller), by: caller, at: now, commandId: command.id });
  const { exportId } = decision.state;
  const { state, ...outcome } = await dataExportStore(table).create(exportId, command, decision);
  return { body: await exportView(call, state), made: exportId, ...outcome };
});

const getDataExport = endpoint(routes.getDataExport, async (call) => {
  const { params, caller, table } = call;
  const { state, version } = await dataExportStore(table).get(params.exportId);
  if (!mayTakeAway(state, caller)) return refuse("not-found");
  return { body: await exportView(call, state), version };
});

type Erasing = Asked & Pick<Call<typeof routes.requestErasure>, "command" | "now" | "newCode">;

const receiptMinutes = 365 * 24 * 60;

type Resting = { readonly resting?: readonly Companion[] };

const askErasure = async (
  place: Erasing,
  decision: ReturnType<typeof askToBeRemoved>,
  { resting = [] }: Resting = {},
) => {
  const { table, command, now, newCode } = place;
  const { erasureId } = decision.state;
  const code = newCode(receiptPurpose);
  const terms = { code, verbs: [receiptPurpose], expiresAt: plusMinutes(now, receiptMinutes) };
  const issued = { write: codeStore(table).issue(["ERASURE", erasureId], receiptPurpose, terms) };
  const also = [issued, ...resting];
  const { state, ...outcome } = await erasureStore(table).create(erasureId, command, { ...decision, also });
  return { body: { erasure: await erasureView(place, state), code }, made: erasureId, ...outcome };
};

/** Who administers goes when another stays who may administer alone; otherwise they wait for a successor. */
const requestErasure = endpoint(routes.requestErasure, async (call) => {
  const { caller, command, community, now, table } = call;
  const { personId } = actingPerson(caller);
  const asking = { personId, by: caller, at: now, commandId: command.id };
  const administrators = await administratorsOf(table, now);
  if (!administrators.some((each) => each.personId === personId)) return askErasure(call, askToBeRemoved(asking));
  const successors = successorsTo(personId, administrators);
  if (typeof successors !== "string")
    return askErasure(call, askToBeRemoved(asking), { resting: stillAdminister(table.scope, successors) });
  return askErasure(call, requestErasureOfLast({ ...asking, successorBy: successorBy(now, community) }));
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
  if (!isGone) refuse("wrong-state", { state: person.status, allowedVerbs: ["moveOut"] });
  const { caller, command, now } = call;
  return askErasure(call, removeMovedOut({ personId, by: caller, at: now, commandId: command.id }));
});

const followErasure = endpoint(routes.followErasure, async (call) => {
  const { params, code, now, table } = call;
  const attempt = { code, verb: receiptPurpose, now };
  await codeStore(table).mustOpen(["ERASURE", params.erasureId], receiptPurpose, attempt);
  const { state, version } = await erasureStore(table).get(params.erasureId);
  return { body: await erasureView(call, state), version };
});

const getErasure = endpoint(routes.getErasure, async (call) => {
  const { params, caller, table } = call;
  const { state, version } = await erasureStore(table).get(params.erasureId);
  const isTheirs = [state.personId, state.requestedBy].includes(actingPerson(caller).personId);
  return { body: isTheirs ? await erasureView(call, state) : refuse("not-found"), version };
});

/** Everything that people may ask for. */
export const rightsEndpoints = {
  requestDataExport,
  getDataExport,
  ...ofExport(routes, { releaseDataExport: releaseExport }),
  requestErasure,
  ...ofErasure(routes, { releaseErasure, takeBackErasure }),
  anonymisePerson,
  followErasure,
  getErasure,
};
