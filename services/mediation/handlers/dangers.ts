import { endpoint } from "#shared/http/endpoint.ts";
import { dangersOf } from "../domain/case-dangers.ts";
import { mustSeeDangers, raiseDanger as raise, reportDanger as report } from "../domain/danger.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { seenAs } from "../seen-case.ts";
import { caseStore } from "../store/case-store.ts";

export const raiseDanger = endpoint(routes.raiseDanger, async (call) => {
  const { params, body, caller, community, table, now: at, command } = call;
  const acting = { by: caller, at };
  const { state, by, ...outcome } = await caseStore(table).act(params.caseId, command, acting, (current, told) =>
    raise(current, { ...body, by: told.by, at, community, commandId: command.id }),
  );
  return { body: dangersOf(state, by), subject: seenAs(state, by), ...outcome };
});

export const reportDanger = endpoint(routes.reportDanger, async ({ params, body, caller, table, now, command }) => {
  const acting = { by: caller, at: now, mustRead: mustSeeDangers };
  const { state, by, ...outcome } = await caseStore(table).act(params.caseId, command, acting, (current, told) =>
    report(current, { by: told.by, now, report: body }),
  );
  return { body: dangersOf(state, by), subject: seenAs(state, by), ...outcome };
});

export const listDangers = endpoint(routes.listDangers, async ({ params, caller, now, table }) => {
  const { state, version, by } = await caseStore(table).readBy(params.caseId, { by: caller, at: now });
  mustSeeDangers(state, by);
  return { body: dangersOf(state, by), subject: seenAs(state, by), version };
});
