import { endpoint } from "#shared/http/endpoint.ts";
import { leadOf } from "../domain/case.ts";
import { viewOf } from "../domain/case-view.ts";
import { reopen } from "../domain/reopen.ts";
import { mediationRoutes } from "../routes.ts";
import { seenAs } from "../seen-case.ts";
import { caseStore } from "../store/case-store.ts";
import { rostersIn, rostersKey } from "../store/roster-store.ts";

/** Whether the lead of before may still lead it is read beside the case: nobody leads a resolved one meanwhile. */
export const reopenCase = endpoint(mediationRoutes.reopenCase, async (call) => {
  const { params, body, caller, community, table, now: at, command } = call;
  const cases = caseStore(table);
  const lead = leadOf((await cases.get(params.caseId)).state);
  const beside = lead ? { named: [lead.personId], beside: [rostersKey(table.scope, lead.personId)] } : {};
  const { state, by, ...outcome } = await cases.act(
    params.caseId,
    command,
    { by: caller, at, ...beside },
    (current, { by: insider, known: standings, items: [rosters] }) =>
      reopen(current, { ...body, by: insider, at, community, known: { standings, rosters: rostersIn(rosters) } }),
  );
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
});
