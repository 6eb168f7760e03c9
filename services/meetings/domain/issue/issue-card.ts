import * as z from "zod";
import { IssueKind, IssueOrigin } from "#shared/contracts/meetings.ts";
import { Day, Instant } from "#shared/domain/dates.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { wasInTime } from "../action/action.ts";
import { IssueId } from "../parts.ts";
import { Absorbed, carriesOf, carryCountOf, type Issue, IssueStatus } from "./issue.ts";

/** What a list shows of an issue, and what the numbers are counted from. */
export const IssueCard = z
  .object({
    issueId: IssueId,
    status: IssueStatus,
    kind: IssueKind,
    origin: IssueOrigin,
    title: Name.optional(),
    category: z.string().optional(),
    building: Building.optional(),
    firstRaisedAt: Instant,
    openedAt: Instant.optional(),
    endedAt: Instant.optional(),
    caseCount: z.int(),
    carryCount: z.int(),
    carriedAt: z.array(Instant),
    absorbed: z.array(Absorbed).default([]),
    actions: z.array(z.object({ dueOn: Day, verifiedInTime: z.boolean() })),
  })
  .meta({ id: "IssueCard" });
export type IssueCard = z.infer<typeof IssueCard>;

const endedAtOf = (issue: Issue): string | undefined => {
  if (issue.status === "closed") return issue.closedAt;
  if (issue.status === "merged") return issue.merger.at;
  if (issue.status === "referred-up") return issue.referral.at;
  return issue.status === "rejected" ? issue.rejection.at : undefined;
};

const actionsOf = (issue: Issue): IssueCard["actions"] =>
  ("actions" in issue ? issue.actions : []).map((action) => ({
    dueOn: action.dueOn,
    verifiedInTime: action.status === "verified" && wasInTime(action),
  }));

export const cardOf = (issue: Issue): IssueCard => ({
  issueId: issue.issueId,
  status: issue.status,
  kind: issue.kind,
  origin: issue.origin,
  title: issue.title,
  category: issue.category,
  building: issue.building,
  firstRaisedAt: issue.firstRaisedAt,
  openedAt: issue.openedAt,
  endedAt: endedAtOf(issue),
  caseCount: Object.keys(issue.cases).length,
  carryCount: carryCountOf(issue),
  carriedAt: carriesOf(issue),
  absorbed: issue.absorbed.map(({ at, carryCount, ownCarries }) => ({ at, carryCount, ownCarries })),
  actions: actionsOf(issue),
});
