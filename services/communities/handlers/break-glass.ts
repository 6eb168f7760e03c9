import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { answerBreakGlass as answer, breakGlass as open } from "../domain/break-glass.ts";
import { communitiesRoutes as routes } from "../routes.ts";
import { breakGlassStore } from "../store/break-glass-store.ts";
import { personStore } from "../store/person-store.ts";

type GlassCall = Pick<Call<typeof routes.breakGlass>, "body" | "community" | "command" | "now" | "table">;

const openAs = async (openedBy: string | undefined, { body, community, command, now, table }: GlassCall) => {
  const glasses = breakGlassStore(table);
  const { earlierOf, followedBy } = await glasses.openingsOf(body);
  const earlier = await earlierOf(openedBy);
  const asked = { ...body, openedBy, at: now, commandId: command.id, policy: community.policy, earlier };
  const decision = open(asked);
  const { glassId, until } = decision.state;
  const also = followedBy({ glassId, by: openedBy, at: now, until });
  const { state, ...outcome } = await glasses.create(glassId, command, { ...decision, also });
  return { body: state, made: glassId, ...outcome };
};

const breakGlass = endpoint(routes.breakGlass, (call) => openAs(call.caller.personId, call));

const breakGlassAsOperator = endpoint(routes.breakGlassAsOperator, (call) => openAs(undefined, call));

const listBreakGlass = endpoint(routes.listBreakGlass, async ({ query, table }) => ({
  body: await breakGlassStore(table).list(query),
}));

const getBreakGlass = endpoint(routes.getBreakGlass, async ({ params, table }) => {
  const { state, version } = await breakGlassStore(table).get(params.glassId);
  return { body: state, version };
});

const answerBreakGlass = endpoint(routes.answerBreakGlass, async (call) => {
  const { params, body, caller, command, now, table } = call;
  const { state: person } = await personStore(table).get(caller.personId);
  const act = { ...body, by: caller, at: now, grants: person.grants };
  const { state, ...outcome } = await breakGlassStore(table).answer(params.glassId, command, (current) =>
    answer(current, act),
  );
  return { body: state, ...outcome };
});

/** Everything about what was opened by somebody who is not in it. */
export const breakGlassEndpoints = {
  breakGlass,
  breakGlassAsOperator,
  listBreakGlass,
  getBreakGlass,
  answerBreakGlass,
};
