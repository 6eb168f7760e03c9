import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { communityKey, mustBeBuilding } from "#shared/table/community.ts";
import { merge } from "../domain/issue/link.ts";
import { raise } from "../domain/issue/raise.ts";
import { trailOf } from "../domain/issue/trail.ts";
import { isConvener } from "../domain/parts.ts";
import { cardFor, issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { isSeatedOn, seatedKey } from "../store/seats-store.ts";
import { trailStore } from "../store/trail-store.ts";

export const raiseIssue = endpoint(
  meetingsRoutes.raiseIssue,
  async ({ body, caller, community, command, now, table }) => {
    if (body.building) mustBeBuilding(await table.get(communityKey(table.scope)), "/building", body.building);
    const decision = raise({ ...body, by: caller, at: now, commandId: command.id });
    const { issueId } = decision.state;
    const { state, version, replayed } = await issueStore(table).create(issueId, command, decision);
    return { body: issueView(state, { caller, now, community }), version, replayed, made: issueId };
  },
);

export const listIssues = endpoint(meetingsRoutes.listIssues, async ({ query, caller, table }) => {
  const { items, ...page } = await issueStore(table).list(query.status, query);
  return { body: { items: items.map((card) => cardFor(card, caller)), ...page } };
});

export const getIssue = endpoint(meetingsRoutes.getIssue, async ({ params, caller, community, now, table }) => {
  const { state, version } = await issueStore(table).get(params.issueId);
  return { body: issueView(state, { caller, now, community }), version };
});

/** The trail shows steps of the disputes behind an issue: it is for the conveners and for those who have a seat. */
export const getTrail = endpoint(
  meetingsRoutes.getTrail,
  async ({ params, query, caller, community, language, now, table }) => {
    const issues = issueStore(table);
    const keys = [issues.stateKey(params.issueId), seatedKey(table.scope, caller.personId)];
    const [issue, seated] = await table.getMany(keys);
    if (!issue) return refuse("not-found");
    const maySee = isConvener(caller) || isSeatedOn(seated, dayIn(community.timeZone, now));
    if (!maySee) return refuse("role-not-allowed");
    const facts = await trailStore(table).read(params.issueId);
    return { body: pageAfter(trailOf(facts, language), query) };
  },
);

export const listActions = endpoint(meetingsRoutes.listActions, async ({ query, caller, table }) => {
  const issues = issueStore(table);
  if (query.person && query.which !== "of-person")
    refuse("invalid", { errors: [{ parameter: "person", code: "not-allowed" }] });
  if (query.which === "overdue") return { body: await issues.overdue(query) };
  if (query.which === "without-lead") return { body: await issues.leaderless(query) };
  return { body: await issues.actionsOf(query.person ?? caller.personId, query) };
});

/** The two issues in one commit: neither is without the other's history. */
export const mergeIssue = endpoint(
  meetingsRoutes.mergeIssue,
  async ({ params, body, caller, community, command, now, table }) => {
    const issues = issueStore(table);
    const { intoIssueId } = body;
    const isOther = intoIssueId !== params.issueId;
    const { state, ...outcome } = await issues.decide(
      params.issueId,
      command,
      (current, [item]) => {
        const found = issues.read(item);
        const { merged, into } = merge(current, { intoIssueId, by: caller, at: now, into: found?.state });
        return {
          ...merged,
          also: issues.beside({ id: intoIssueId, version: found?.version ?? 0, ...found }, command, into),
        };
      },
      isOther ? [issues.stateKey(intoIssueId)] : [],
    );
    return { body: issueView(state, { caller, now, community }), ...outcome };
  },
);
