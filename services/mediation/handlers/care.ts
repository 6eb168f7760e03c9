import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { buildingsIn, communityKey } from "#shared/table/community.ts";
import type { Companion, Outcome } from "#shared/table/entity.ts";
import { namesOf } from "#shared/table/names.ts";
import type { Case } from "../domain/case.ts";
import { openStatuses } from "../domain/case-lifecycle.ts";
import { viewOf } from "../domain/case-view.ts";
import { groupsToldOf, mostTold, PublicOutcome, publicDigest } from "../domain/digest.ts";
import { joinDuplicate as join, mustBeAnother, partDuplicate as part } from "../domain/duplicate.ts";
import { mostWeighed, workloadsOf } from "../domain/workload.ts";
import { mediationRoutes as routes } from "../routes.ts";
import { seenAs } from "../seen-case.ts";
import { caseStore } from "../store/case-store.ts";

type JoiningCall = Pick<Call<typeof routes.joinDuplicate>, "table" | "command">;
type Both = { readonly found: Outcome<Case> | undefined; readonly original: Case | undefined };

/** What becomes of the original in the same commit; nothing where there is none. */
const besideIt = ({ table, command }: JoiningCall, { found, original }: Both): readonly Companion[] =>
  found && original
    ? caseStore(table).beside({ id: original.caseId, ...found }, command, { state: original, facts: [] })
    : [];

export const joinDuplicate = endpoint(routes.joinDuplicate, async (call) => {
  const { params, body, caller, command, now, table } = call;
  mustBeAnother(params.caseId, body.originalId);
  const cases = caseStore(table);
  const acting = { by: caller, at: now, beside: [cases.stateKey(body.originalId)] };
  const { state, by, ...outcome } = await cases.act(params.caseId, command, acting, (current, told) => {
    const found = cases.read(told.items[0]);
    const { original, ...decision } = join(current, { by: told.by, at: now, original: found?.state });
    return { ...decision, also: besideIt(call, { found, original }) };
  });
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
});

export const partDuplicate = endpoint(routes.partDuplicate, async (call) => {
  const { params, caller, command, community, now, table } = call;
  const cases = caseStore(table);
  const beside = ({ joined }: Case) => (joined ? [cases.stateKey(joined.originalId)] : []);
  const acting = { by: caller, at: now, beside };
  const { state, by, ...outcome } = await cases.act(params.caseId, command, acting, (current, told) => {
    const found = cases.read(told.items[0]);
    const parting = { by: told.by, at: now, policy: community.policy, original: found?.state };
    const { original, ...decision } = part(current, parting);
    return { ...decision, also: besideIt(call, { found, original }) };
  });
  return { body: viewOf(state, by), subject: seenAs(state, by), ...outcome };
});

export const listWorkloads = endpoint(routes.listWorkloads, async ({ query, now, table }) => {
  const { items: cards } = await caseStore(table).among("byStatus", openStatuses, { limit: mostWeighed });
  const { items, ...page } = pageAfter(workloadsOf(cards, now), query);
  const names = await namesOf(
    table,
    items.map(({ leadId }) => leadId),
  );
  return {
    body: { ...page, items: items.map((each) => ({ ...each, leadName: each.leadId && names.get(each.leadId) })) },
  };
});

/** The last filed cases of each outcome, and the community's buildings as they are listed now. */
export const listPublicCases = endpoint(routes.listPublicCases, async ({ query, community, table }) => {
  const cases = caseStore(table);
  const [home, ...pages] = await Promise.all([
    table.get(communityKey(table.scope)),
    ...PublicOutcome.options.map((status) => cases.list("byStatus", status, { limit: mostTold }, { reverse: true })),
  ]);
  const groups = groupsToldOf(buildingsIn(home), community.policy);
  const cards = pages.flatMap(({ items }) => items);
  return { body: pageAfter(publicDigest(cards, { groups, timeZone: community.timeZone }), query) };
});
