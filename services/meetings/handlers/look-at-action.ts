import { dayIn } from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import { returnAction as giveBack, verifyAction as verify } from "../domain/action/progress.ts";
import type { Issue } from "../domain/issue/issue.ts";
import { issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { isSeatedOn, seatedKey } from "../store/seats-store.ts";

type LookCall = Pick<
  Call<typeof meetingsRoutes.verifyAction>,
  "params" | "caller" | "community" | "command" | "now" | "table"
>;

type Act = {
  readonly by: LookCall["caller"];
  readonly at: string;
  readonly actionId: string;
  readonly isSeated: boolean;
};

/** A verb on somebody else's action, told whether the caller has a seat today. */
const looking = async (
  { params, caller, community, command, now, table }: LookCall,
  verb: (current: Issue, act: Act) => Decision<Issue>,
) => {
  const { actionId } = params;
  const day = dayIn(community.timeZone, now);
  const { state, ...outcome } = await issueStore(table).decide(
    parentId("iss", actionId),
    command,
    (current, [item]) => verb(current, { by: caller, at: now, actionId, isSeated: isSeatedOn(item, day) }),
    [seatedKey(table.scope, caller.personId)],
  );
  return { body: issueView(state, { caller, now, community }), subject: state, ...outcome };
};

export const verifyAction = endpoint(meetingsRoutes.verifyAction, (call) => looking(call, verify));

export const returnAction = endpoint(meetingsRoutes.returnAction, (call) =>
  looking(call, (current, act) => giveBack(current, { ...call.body, ...act })),
);
