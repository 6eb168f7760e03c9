import * as z from "zod";
import { actionDue, actionDueSoon } from "#shared/contracts/meeting-actions.ts";
import { IssueKind } from "#shared/contracts/meetings.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { deadlineWrite } from "#shared/events/deadline.ts";
import { type Companion, stored } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { type Action, isOverdue } from "../domain/action/action.ts";
import { AgendaPlace, burdenOf, carriesOf, type Issue, Placement, placeOf } from "../domain/issue/issue.ts";
import { IssueId } from "../domain/parts.ts";

const matter = {
  issueId: IssueId,
  title: Name.optional(),
  category: z.string().optional(),
  building: Building.optional(),
  firstRaisedAt: Instant,
  carryCount: z.int(),
};

/** An open issue, as the next agenda finds it. */
export const PoolRow = z.object({
  ...matter,
  kind: IssueKind,
  place: AgendaPlace,
  explained: z.object({ at: Instant, carryCount: z.int() }).optional(),
});

/** An issue on an agenda. */
export const AgendaRow = z.object({ ...matter, place: AgendaPlace, outcome: Placement.shape.outcome });

/** Late actions, old issues, hard ones, reports: the order of an agenda is that of its rows. */
const rank = { legacy: "1", hard: "2", report: "3" } as const;

export const poolPartition = (scope: CommunityScope): string => scope.partition("ISSUE-POOL");
export const agendaPartition = (scope: CommunityScope, meetingId: string): string =>
  scope.partition("AGENDA", meetingId);
export const actionPartition = (scope: CommunityScope): string => scope.partition("ACTIONS");
export const leaderlessPartition = (scope: CommunityScope): string => scope.partition("ACTIONS-WITHOUT-LEAD");
export const overduePartition = (scope: CommunityScope): string => scope.partition("ACTIONS-OVERDUE");

const matterOf = ({ issueId, title, category, building, firstRaisedAt }: Issue) => ({
  issueId,
  title,
  category,
  building,
  firstRaisedAt,
});

type Row = Key & Readonly<Record<string, unknown>>;

const orderOf = (place: z.infer<typeof AgendaPlace>, { firstRaisedAt, issueId }: Issue): string =>
  `${rank[place]}#${firstRaisedAt}#${issueId}`;

const poolRows = (scope: CommunityScope, issue: Issue): Row[] => {
  if (issue.status !== "open") return [];
  const place = placeOf(issue);
  const key = { partition: poolPartition(scope), sort: orderOf(place, issue) };
  return [{ ...key, ...matterOf(issue), ...burdenOf(issue), kind: issue.kind, place }];
};

/** Where the row of an open issue lies that took in others before their carries counted for its place. */
const olderPoolRows = (scope: CommunityScope, issue: Issue): Row[] => {
  const isOlder = issue.status === "open" && issue.absorbed.some(({ ownCarries }) => ownCarries === undefined);
  if (!isOlder) return [];
  const place = carriesOf(issue).length > 0 ? "legacy" : issue.kind;
  return [{ partition: poolPartition(scope), sort: orderOf(place, issue) }];
};

const agendaRows = (scope: CommunityScope, issue: Issue): Row[] =>
  issue.placements.map(({ meetingId, place, carryCount, outcome }) => {
    const key = { partition: agendaPartition(scope, meetingId), sort: orderOf(place, issue) };
    return { ...key, ...matterOf(issue), place, carryCount, outcome };
  });

const isToDo = ({ status }: Action): boolean => status !== "verified";

const actionRows = (scope: CommunityScope, issue: Issue): Row[] => {
  if (issue.status !== "in-action") return [];
  const { issueId } = issue;
  return issue.actions.filter(isToDo).flatMap((action) => {
    const { actionId, leadId, dueOn, status } = action;
    const row = { actionId, issueId, leadId, dueOn, status, leadLost: action.leadLost !== undefined };
    const sort = `${dueOn}#${actionId}`;
    return [
      { partition: actionPartition(scope), sort: `${leadId}#${sort}`, ...row },
      ...(isOverdue(action) ? [{ partition: overduePartition(scope), sort, ...row }] : []),
      ...(action.leadLost ? [{ partition: leaderlessPartition(scope), sort, ...row }] : []),
    ];
  });
};

const byKey = (rows: readonly Row[]): ReadonlyMap<string, Item> =>
  new Map(rows.map((row) => [`${row.partition} ${row.sort}`, stored(row) as Item]));

const rowsOf = (scope: CommunityScope, issue: Issue): Row[] => [
  ...poolRows(scope, issue),
  ...agendaRows(scope, issue),
  ...actionRows(scope, issue),
];

/**
 * The rows by which issues and actions are found in the table itself, written and removed with the issue: an agenda
 * is read from them, never from an index that may be late.
 */
export const rowCompanions = (scope: CommunityScope, before: Issue | undefined, after: Issue): Companion[] => {
  const former = byKey(before ? [...olderPoolRows(scope, before), ...rowsOf(scope, before)] : []);
  const present = byKey(rowsOf(scope, after));
  const gone = [...former].filter(([key]) => !present.has(key));
  const fresh = [...present].filter(([key, row]) => JSON.stringify(former.get(key)) !== JSON.stringify(row));
  return [
    ...gone.map(([, { partition, sort }]) => ({ write: { delete: { partition, sort } } })),
    ...fresh.map(([, row]) => ({ write: { put: row } })),
  ];
};

const dueIn = ({ actionId, remindAt, overdueAt, assignedAt }: Action, issueId: string) => [
  ...(remindAt > assignedAt ? [{ dueAt: remindAt, fact: actionDueSoon({ actionId, issueId }) }] : []),
  { dueAt: overdueAt, fact: actionDue({ actionId, issueId }) },
];

/** A new action sets its own deadlines: one some days before its day, one when its day has passed. */
export const deadlineCompanions = (scope: CommunityScope, before: Issue | undefined, after: Issue): Companion[] => {
  const isDecided = before !== undefined && "actions" in before;
  if (isDecided || !("actions" in after)) return [];
  const due = after.actions.flatMap((action) => dueIn(action, after.issueId));
  return due.map(({ dueAt, fact }) => ({
    write: deadlineWrite(scope, { dueAt, fact, correlationId: after.issueId }),
  }));
};
