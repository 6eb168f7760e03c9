import { endpoint } from "#shared/http/endpoint.ts";
import { viewOf } from "../domain/case-view.ts";
import { accept, assignLead as assign } from "../domain/lead.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { standingKey, standingOf } from "../store/standing-store.ts";

export const acceptCase = endpoint(mediationRoutes.acceptCase, async ({ params, body, caller, now, table, command }) => {
  const { state, ...outcome } = await caseStore(table).decide(
    params.caseId,
    command,
    (current, [candidate]) => accept(current, { ...body, by: caller, at: now, candidate: standingOf(candidate) }),
    [standingKey(table.scope, body.leadId)],
  );
  return { body: viewOf(state), ...outcome };
});

export const assignLead = endpoint(mediationRoutes.assignLead, async ({ params, body, caller, now, table, command }) => {
  const { state, ...outcome } = await caseStore(table).decide(
    params.caseId,
    command,
    (current, [candidate]) => assign(current, { ...body, by: caller, at: now, candidate: standingOf(candidate) }),
    [standingKey(table.scope, body.leadId)],
  );
  return { body: viewOf(state), ...outcome };
});
