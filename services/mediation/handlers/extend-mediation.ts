import { endpoint } from "#shared/http/endpoint.ts";
import { viewOf } from "../domain/case-view.ts";
import { extend } from "../domain/escalation.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";

export const extendMediation = endpoint(
  mediationRoutes.extendMediation,
  async ({ params, body, caller, community, command, now, table }) => {
    const { timeZone } = community;
    const { state, ...outcome } = await caseStore(table).decide(params.caseId, command, (current) =>
      extend(current, { ...body, by: caller, at: now, timeZone }),
    );
    return { body: viewOf(state), ...outcome };
  },
);
