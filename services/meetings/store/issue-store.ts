import type { Entity } from "#shared/table/entity.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { entityStore } from "#shared/table/store.ts";
import type { Paging } from "#shared/table/table.ts";
import { ActionItem } from "../domain/action/named-action.ts";
import { peopleInIssue } from "../domain/forget.ts";
import { Issue } from "../domain/issue/issue.ts";
import { cardOf, IssueCard } from "../domain/issue/issue-card.ts";
import {
  AgendaRow,
  actionPartition,
  agendaPartition,
  deadlineCompanions,
  leaderlessPartition,
  overduePartition,
  PoolRow,
  poolPartition,
  rowCompanions,
} from "./issue-rows.ts";
import { type Spot, spotCompanions, spotKey } from "./spot-rows.ts";

const issueEntity: Entity<Issue> = {
  name: "ISSUE",
  schema: Issue,
  card: cardOf,
  people: peopleInIssue,
  indexes: ({ issueId, status, firstRaisedAt }) => {
    const sort = `${firstRaisedAt}#${issueId}`;
    return {
      first: { partition: ["ISSUE-STATUS", status], sort },
      second: { partition: ["ALL-ISSUES"], sort },
    };
  },
  companions: (scope, before, after) => [
    ...rowCompanions(scope, before, after),
    ...deadlineCompanions(scope, before, after),
    ...spotCompanions(scope, before, after),
  ],
};

/** The issues of one community. */
export const issueStore = (table: CommunityTable) => {
  const { scope } = table;
  const issues = entityStore(table, issueEntity);

  /** The issue about a spot that waits for a decision. */
  const ofSpot = async (spot: Spot) => {
    const row = await table.get(spotKey(scope, spot));
    return row && (await issues.find(String(row.issueId)));
  };

  /** Issues of a status, oldest first. */
  const list = async (status: Issue["status"], { limit, cursor }: Paging) => {
    const partition = scope.partition("ISSUE-STATUS", status);
    const page = await table.query({ index: "first", partition, limit, ...(cursor && { cursor }) });
    return {
      items: page.items.map(({ card }) => IssueCard.parse(card)),
      ...(page.cursor && { nextCursor: page.cursor }),
    };
  };

  /** The cards of all issues there ever were, for the numbers. */
  const cards = async (): Promise<IssueCard[]> => {
    const found: IssueCard[] = [];
    for await (const items of pagesOf(table, {
      index: "second",
      partition: scope.partition("ALL-ISSUES"),
      limit: 1000,
    }))
      found.push(...items.map(({ card }) => IssueCard.parse(card)));
    return found;
  };

  const all = async <Row>(row: { parse(kept: unknown): Row }, partition: string): Promise<Row[]> => {
    const found: Row[] = [];
    for await (const items of pagesOf(table, { partition, limit: 1000 }))
      found.push(...items.map((item) => row.parse(item)));
    return found;
  };

  const pageOf = async <Row>(row: { parse(kept: unknown): Row }, partition: string, { limit, cursor }: Paging) => {
    const page = await table.query({ partition, limit, ...(cursor && { cursor }) });
    return { items: page.items.map((item) => row.parse(item)), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  const poolPage = (paging: Paging) => pageOf(PoolRow, poolPartition(scope), paging);
  const agendaPage = (meetingId: string, paging: Paging) =>
    pageOf(AgendaRow, agendaPartition(scope, meetingId), paging);

  /** What is open, in the order of an agenda; from the table, so nothing that was just opened is missing. */
  const pool = () => all(PoolRow, poolPartition(scope));

  /** What is, or was, on the agenda of a meeting, in its order. */
  const agenda = (meetingId: string) => all(AgendaRow, agendaPartition(scope, meetingId));

  /** The actions whose day has passed, longest first. */
  const overdue = (paging: Paging) => pageOf(ActionItem, overduePartition(scope), paging);

  /** The actions whose lead can do nothing here any more, by day. */
  const leaderless = (paging: Paging) => pageOf(ActionItem, leaderlessPartition(scope), paging);

  const ofPerson = (personId: string) => ({ partition: actionPartition(scope), prefix: `${personId}#` });

  /** What a person is still to do, by day. */
  const actionsOf = async (personId: string, { limit, cursor }: Paging) => {
    const page = await table.query({ ...ofPerson(personId), limit, ...(cursor && { cursor }) });
    return { items: page.items.map((item) => ActionItem.parse(item)), ...(page.cursor && { nextCursor: page.cursor }) };
  };

  /** The issues with an action that a person leads, from the table itself: none is missing. */
  const ledBy = async (personId: string): Promise<Set<string>> => {
    const found = new Set<string>();
    for await (const items of pagesOf(table, { ...ofPerson(personId), limit: 1000 }))
      for (const { issueId } of items) found.add(String(issueId));
    return found;
  };

  return { ...issues, ofSpot, list, cards, pool, poolPage, agenda, agendaPage, overdue, leaderless, actionsOf, ledBy };
};
