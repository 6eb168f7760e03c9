import { actingPerson } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { isInDispute } from "#shared/people/disputes.ts";
import { communityKey, mustBeBuilding } from "#shared/table/community.ts";
import { namesOf } from "#shared/table/names.ts";
import { caseIdsOf } from "../domain/issue/issue.ts";
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
    return { body: issueView(state, { caller, now, community }), subject: state, version, replayed, made: issueId };
  },
);

export const listIssues = endpoint(meetingsRoutes.listIssues, async ({ query, caller, table }) => {
  const { items, ...page } = await issueStore(table).list(query.status, query);
  return { body: { items: items.map((card) => cardFor(card, caller)), ...page } };
});

export const getIssue = endpoint(meetingsRoutes.getIssue, async ({ params, caller, community, now, table }) => {
  const { state, version } = await issueStore(table).get(params.issueId);
  return { body: issueView(state, { caller, now, community }), subject: state, version };
});

/**
 * The trail shows steps of the disputes behind an issue: it is for the conveners, for those who have a seat, and for those
 * who are in one of these disputes.
 */
export const getTrail = endpoint(
  meetingsRoutes.getTrail,
  async ({ params, query, caller, community, language, now, table }) => {
    const issues = issueStore(table);
    const keys = [issues.stateKey(params.issueId), seatedKey(table.scope, caller.personId)];
    const [item, seated] = await table.getMany(keys);
    const { state: issue } = issues.read(item) ?? refuse("not-found");
    const isOfMeeting = isConvener(caller) || isSeatedOn(seated, dayIn(community.timeZone, now));
    const { personId } = actingPerson(caller);
    if (!(isOfMeeting || (await isInDispute(table, personId, caseIdsOf(issue))))) return refuse("role-not-allowed");
    const facts = await trailStore(table).read(params.issueId);
    return { body: pageAfter(trailOf(facts, language, community.categories), query) };
  },
);

type AskedActions = Pick<Call<typeof meetingsRoutes.listActions>, "query" | "caller" | "table">;

const actionsIn = ({ query, caller, table }: AskedActions) => {
  const issues = issueStore(table);
  if (query.which === "overdue") return issues.overdue(query);
  if (query.which === "without-lead") return issues.leaderless(query);
  return issues.actionsOf(query.person ?? caller.personId, query);
};

/** With who leads each, and what it is about: what is being done was admitted, and is for everybody. */
export const listActions = endpoint(meetingsRoutes.listActions, async (call) => {
  const { query, table } = call;
  if (query.person && query.which !== "of-person")
    refuse("invalid", { errors: [{ parameter: "person", code: "not-allowed" }] });
  const { items, ...page } = await actionsIn(call);
  const issueIds = [...new Set(items.map(({ issueId }) => issueId))];
  const [names, issues] = await Promise.all([
    namesOf(
      table,
      items.map(({ leadId }) => leadId),
    ),
    issueStore(table).getEach(issueIds),
  ]);
  const titles = new Map(issues.map(({ issueId, title }) => [issueId, title]));
  const named = items.map((item) => ({
    ...item,
    leadName: names.get(item.leadId),
    issueTitle: titles.get(item.issueId),
  }));
  return { body: { ...page, items: named } };
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
    return { body: issueView(state, { caller, now, community }), subject: state, ...outcome };
  },
);
