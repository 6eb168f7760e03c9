import { dayIn } from "#shared/domain/dates.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { buildingGroupsIn, communityKey } from "#shared/table/community.ts";
import { viewOf } from "../domain/case-view.ts";
import { answerFollowUp as answer } from "../domain/follow-up.ts";
import { pulseOf } from "../domain/pulse.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { seenAs } from "../seen-case.ts";
import { caseStore } from "../store/case-store.ts";
import { pulseStore } from "../store/pulse-store.ts";

/** The scores of the pulse are counted in the same commit, and kept nowhere with who gave them. */
export const answerFollowUp = endpoint(routes.answerFollowUp, async (call) => {
  const { params, body, caller, community, table, now: at, command } = call;
  const { knowsNeighbours, trust, ...said } = body;
  const month = dayIn(community.timeZone, at).slice(0, "2026-03".length);
  const hasPulse = knowsNeighbours !== undefined || trust !== undefined;
  const { state, by, ...outcome } = await caseStore(table).act(
    params.caseId,
    command,
    { by: caller, at },
    (current, told) => {
      const decision = answer(current, { ...said, by: told.by, at });
      const { building } = current.place;
      const pulse = pulseStore(table).answered({ month, building, knowsNeighbours, trust }, command);
      return { ...decision, ...(hasPulse && { also: [pulse] }) };
    },
  );
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
});

/** Only of months that are over: of one that goes on, each look would show who answered since the last. */
export const getPulse = endpoint(routes.getPulse, async ({ query, community, table, now }) => {
  const month = dayIn(community.timeZone, now).slice(0, "2026-03".length);
  const year = query.year ?? month.slice(0, "2026".length);
  const [answers, item] = await Promise.all([
    pulseStore(table).ofYear(year, month),
    table.get(communityKey(table.scope)),
  ]);
  return { body: pulseOf(answers, { by: query.by, year, policy: community.policy, groups: buildingGroupsIn(item) }) };
});
