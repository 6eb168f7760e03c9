import { parentId } from "#shared/domain/ids.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { reassignAction as reassign } from "../domain/leading.ts";
import { issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { isGone, seatedKey, stillHere } from "../store/seats-store.ts";

const unknownLead = new Refusal("invalid", { errors: [{ pointer: "/leadId", code: "unknown-person" }] });

/** Who leads it from now on is known here and can act, as when the action was given first. */
export const reassignAction = endpoint(
  meetingsRoutes.reassignAction,
  async ({ params, body, caller, community, command, now, table }) => {
    const { actionId } = params;
    const lead = seatedKey(table.scope, body.leadId);
    const isHere = { write: { check: lead, when: stillHere }, refusal: unknownLead };
    const { state, ...outcome } = await issueStore(table).decide(
      parentId("iss", actionId),
      command,
      (current, [item]) => {
        const given = reassign(current, { ...body, by: caller, at: now, actionId });
        if (isGone(item)) throw unknownLead;
        return { ...given, also: [isHere] };
      },
      [lead],
    );
    return { body: issueView(state, { caller, now, community }), ...outcome };
  },
);
