import { operatorMustHaveOpened } from "#shared/domain/break-glass.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { openingsIn, openingsKey } from "#shared/people/break-glass.ts";
import { timelineOf, viewFor, viewOf } from "../domain/case-view.ts";
import { mustBeInOrHaveOpened } from "../domain/opened.ts";
import { nobodyInside } from "../domain/recusal.ts";
import { workOrder } from "../domain/work-order.ts";
import { seenAs } from "../offers.ts";
import { workOrderPaper } from "../papers/work-order-paper.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";

export const getCase = endpoint(mediationRoutes.getCase, async ({ params, caller, now, table }) => {
  const { state, version, by, openings } = await caseStore(table).readBy(params.caseId, { by: caller, at: now });
  return { body: { ...viewFor(state, by, { now, openings }), openings }, subject: seenAs(state, by), version };
});

export const readCaseAsOperator = endpoint(mediationRoutes.readCaseAsOperator, async ({ params, table, now }) => {
  const cases = caseStore(table);
  const { caseId } = params;
  const [item, row] = await table.getMany([cases.stateKey(caseId), openingsKey(table.scope, caseId)]);
  const openings = openingsIn(row);
  operatorMustHaveOpened(openings, now);
  const { state, version } = cases.read(item) ?? refuse("not-found");
  return { body: { ...viewOf(state, nobodyInside), openings }, version };
});

export const getTimeline = endpoint(mediationRoutes.getTimeline, async ({ params, query, caller, now, table }) => {
  const cases = caseStore(table);
  const { state, by, openings } = await cases.readBy(params.caseId, { by: caller, at: now });
  mustBeInOrHaveOpened(state, by, { now, openings });
  return { body: pageAfter(timelineOf(state, await cases.journal(params.caseId), by), query) };
});

export const getWorkOrder = endpoint(
  mediationRoutes.getWorkOrder,
  async ({ params, query, caller, community, language, now, table }) => {
    const { state, by } = await caseStore(table).readBy(params.caseId, { by: caller, at: now });
    const { timeZone } = community;
    const order = workOrder(state, by, query.supplier);
    return { body: workOrderPaper({ ...order, timeZone }, language) };
  },
);
