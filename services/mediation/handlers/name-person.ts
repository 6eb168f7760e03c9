import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { Case } from "../domain/case.ts";
import { viewOf } from "../domain/case-view.ts";
import { accept, assignLead as assign, type Standing } from "../domain/lead.ts";
import { consult } from "../domain/mediating.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { standingKey, standingOf } from "../store/standing-store.ts";

type Naming = Pick<Call<typeof mediationRoutes.assignLead>, "params" | "table" | "command">;

/** A verb that names a person, told what mediation knows of them: nothing, for somebody the community does not know. */
const naming = async (
  { params, table, command }: Naming,
  personId: string,
  verb: (current: Case, candidate: Standing | undefined) => Decision<Case> | undefined,
) => {
  const { state, ...outcome } = await caseStore(table).decide(
    params.caseId,
    command,
    (current, [candidate]) => verb(current, standingOf(candidate)),
    [standingKey(table.scope, personId)],
  );
  return { body: viewOf(state), ...outcome };
};

export const acceptCase = endpoint(mediationRoutes.acceptCase, (call) =>
  naming(call, call.body.leadId, (current, candidate) =>
    accept(current, { ...call.body, by: call.caller, at: call.now, candidate, policy: call.community.policy }),
  ),
);

export const assignLead = endpoint(mediationRoutes.assignLead, (call) =>
  naming(call, call.body.leadId, (current, candidate) =>
    assign(current, { ...call.body, by: call.caller, at: call.now, candidate }),
  ),
);

export const consultPerson = endpoint(mediationRoutes.consultPerson, (call) =>
  naming(call, call.body.personId, (current, candidate) =>
    consult(current, { ...call.body, by: call.caller, at: call.now, candidate }),
  ),
);
