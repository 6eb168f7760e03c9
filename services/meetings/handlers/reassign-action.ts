import { parentId } from "#shared/domain/ids.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, stillHolds } from "#shared/people/standing.ts";
import { canAct, reassignAction as reassign, someGrant } from "../domain/action/lead.ts";
import { issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";

/** Who leads it from now on is known here and can act, as when the action was given first. */
export const reassignAction = endpoint(
  meetingsRoutes.reassignAction,
  async ({ params, body, caller, community, command, now, table }) => {
    const { actionId } = params;
    const { scope } = table;
    const { state, ...outcome } = await issueStore(table).decide(
      parentId("iss", actionId),
      command,
      (current, [item]) => {
        const given = reassign(current, { ...body, by: caller, at: now, actionId });
        const lead = standingIn(item);
        if (!canAct(lead)) return refuseField("/leadId", "unknown-person");
        return { ...given, also: [stillHolds(scope, lead.personId, someGrant(lead))] };
      },
      [standingKey(scope, body.leadId)],
    );
    return { body: issueView(state, { caller, now, community }), subject: state, ...outcome };
  },
);
