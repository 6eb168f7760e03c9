import type { Standing } from "#shared/domain/standing.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { Case } from "../domain/case.ts";
import { viewOf } from "../domain/case-view.ts";
import { accept, assignLead as assign } from "../domain/lead.ts";
import { consult } from "../domain/mediation.ts";
import { survey } from "../domain/survey.ts";
import { mediationRoutes } from "../routes.ts";
import { caseStore } from "../store/case-store.ts";
import { rostersIn, rostersKey } from "../store/roster-store.ts";

type Naming = Pick<Call<typeof mediationRoutes.assignLead>, "params" | "body" | "table" | "command">;

/** Who is named to lead: without a standing it is nobody the community knows. */
type Candidate = { readonly candidate: Standing | undefined; readonly rosters: readonly string[] };

/** A verb that names a lead, told what they are in the community, and on which rosters. */
const naming = async (
  { params, body, table, command }: Naming,
  verb: (current: Case, named: Candidate) => Decision<Case> | undefined,
) => {
  const { state, ...outcome } = await caseStore(table).decide(
    params.caseId,
    command,
    (current, [standing, rosters]) => verb(current, { candidate: standingIn(standing), rosters: rostersIn(rosters) }),
    [standingKey(table.scope, body.leadId), rostersKey(table.scope, body.leadId)],
  );
  return { body: viewOf(state), ...outcome };
};

export const acceptCase = endpoint(mediationRoutes.acceptCase, (call) =>
  naming(call, (current, named) =>
    accept(current, { ...call.body, by: call.caller, at: call.now, ...named, policy: call.community.policy }),
  ),
);

export const assignLead = endpoint(mediationRoutes.assignLead, (call) =>
  naming(call, (current, named) => assign(current, { ...call.body, by: call.caller, at: call.now, ...named })),
);

export const consultPerson = endpoint(
  mediationRoutes.consultPerson,
  async ({ params, body, caller, now, table, command }) => {
    const { state, ...outcome } = await caseStore(table).decide(
      params.caseId,
      command,
      (current, [standing]) => consult(current, { ...body, by: caller, at: now, candidate: standingIn(standing) }),
      [standingKey(table.scope, body.personId)],
    );
    return { body: viewOf(state), ...outcome };
  },
);

/** What each is who is named by an id, is read beside the case. */
export const surveySite = endpoint(
  mediationRoutes.surveySite,
  async ({ params, body, caller, now, table, command }) => {
    const { scope } = table;
    const named = [...new Set(body.participants.flatMap(({ personId }) => personId ?? []))];
    const { state, ...outcome } = await caseStore(table).decide(
      params.caseId,
      command,
      (current, items) => {
        const known = new Map(named.map((personId, nth) => [personId, standingIn(items[nth])]));
        return whileOfSide(scope, survey(current, { ...body, by: caller, at: now, known }));
      },
      named.map((personId) => standingKey(scope, personId)),
    );
    return { body: viewOf(state), ...outcome };
  },
);
