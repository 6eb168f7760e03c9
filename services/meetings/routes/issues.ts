import type { RefusalCode } from "#shared/domain/refusal.ts";
import type { Role } from "#shared/domain/roles.ts";
import { pageOf, paging, type RouteSpec, type Schema } from "#shared/http/route.ts";
import { ReassignAction } from "../domain/action/lead.ts";
import { NamedAction, WhichActions } from "../domain/action/named-action.ts";
import {
  AcceptAction,
  ExplainAction,
  ReportDone,
  ReportProgress,
  ReturnAction,
  VerifyAction,
} from "../domain/action/progress.ts";
import { IssueStatus } from "../domain/issue/issue.ts";
import { IssueCard } from "../domain/issue/issue-card.ts";
import { MergeIssue } from "../domain/issue/link.ts";
import { ConcurInResolution, ProposeResolution } from "../domain/issue/propose.ts";
import { AdmitIssue, RaiseIssue, RejectIssue } from "../domain/issue/raise.ts";
import { DiscussIssue, ResolveIssue } from "../domain/issue/resolve.ts";
import { TrailItem } from "../domain/issue/trail.ts";
import { ExplainIssue, ReferUp } from "../domain/meeting/agenda.ts";
import { ActionId, convenerRoles, IssueId, PersonId } from "../domain/parts.ts";
import { IssueView } from "../domain/views.ts";

const conveners = { roles: convenerRoles } as const;
const raisers = {
  roles: [...convenerRoles, "resident", "building-leader", "mediator", "property-staff", "desk-operator"],
} as const satisfies { roles: Role[] };

const verb = <Body extends Schema>(
  name: string,
  summary: string,
  body: Body,
  refusals: readonly RefusalCode[] = [],
) => ({
  method: "POST" as const,
  path: `/issues/{issueId}/${name}`,
  summary,
  access: conveners,
  params: { issueId: IssueId },
  body,
  reply: IssueView,
  offers: "issue" as const,
  refusals: ["wrong-state" as const, ...refusals],
});

const actionVerb = <Body extends Schema>(
  name: string,
  summary: string,
  body: Body,
  refusals: readonly RefusalCode[] = [],
) => ({
  method: "POST" as const,
  path: `/actions/{actionId}/${name}`,
  summary,
  access: "member" as const,
  params: { actionId: ActionId },
  body,
  reply: IssueView,
  offers: "issue" as const,
  refusals: ["wrong-state" as const, ...refusals],
});

/** What comes before the meeting, and what is done about it. */
export const issueRoutes = {
  raiseIssue: {
    method: "POST",
    path: "/issues",
    summary: "Propose something for the joint meeting",
    access: raisers,
    body: RaiseIssue,
    reply: IssueView,
    offers: "issue" as const,
    status: 201,
  },
  listIssues: {
    method: "GET",
    path: "/issues",
    summary: "Issues of a status, oldest first",
    access: "member",
    query: { status: IssueStatus.default("open"), ...paging },
    reply: pageOf(IssueCard),
  },
  getIssue: {
    method: "GET",
    path: "/issues/{issueId}",
    summary: "One issue with everything",
    access: "member",
    params: { issueId: IssueId },
    reply: IssueView,
    offers: "issue" as const,
  },
  getTrail: {
    method: "GET",
    path: "/issues/{issueId}/trail",
    summary: "The whole way of an issue, from the first dispute to the last answer",
    access: "member",
    params: { issueId: IssueId },
    query: paging,
    reply: pageOf(TrailItem),
  },
  admitIssue: verb("admit", "Let an issue onto the next agenda", AdmitIssue),
  rejectIssue: verb("reject", "Reject an issue, with the reason", RejectIssue),
  mergeIssue: verb("merge", "Make an issue part of an older one", MergeIssue),
  explainIssue: verb("explain", "Say why an issue is still open", ExplainIssue),
  referIssueUp: verb("refer-up", "Refer a long open issue up to the subdistrict", ReferUp),
  discussIssue: verb("discuss", "Minute what was said about an issue", DiscussIssue),
  proposeResolution: verb("propose-resolution", "Put a text before the meeting that it may resolve", ProposeResolution),
  concurInResolution: {
    ...verb("concur", "Say yes to the text for one's side, or by the code of a chair card", ConcurInResolution, [
      "code-invalid",
      "not-in-the-room",
      "not-of-side",
      "not-for-the-other-side",
    ]),
    access: "member" as const,
    needsIdentity: true as const,
  },
  resolveIssue: verb("resolve", "Decide what was proposed, every side present", ResolveIssue, ["side-missing"]),
  listActions: {
    method: "GET",
    path: "/actions",
    summary:
      "What a person is still to do, by day, the caller where nobody is named; or what is late, or without a lead",
    access: "member",
    query: { person: PersonId.optional(), which: WhichActions.default("of-person"), ...paging },
    reply: pageOf(NamedAction),
  },
  reassignAction: {
    ...actionVerb("reassign", "Give an action to another lead, with the reason", ReassignAction),
    access: conveners,
  },
  acceptAction: actionVerb("accept", "Take an action on, as its lead", AcceptAction),
  reportProgress: actionVerb("report-progress", "Say how an action goes", ReportProgress),
  explainAction: actionVerb("explain", "Say why an action is late", ExplainAction),
  reportActionDone: actionVerb("report-done", "Report an action done", ReportDone, ["explanation-required"]),
  verifyAction: actionVerb("verify", "See that somebody else's action is done", VerifyAction, ["conflict-of-interest"]),
  returnAction: actionVerb("return", "See that it is not done yet", ReturnAction, ["conflict-of-interest"]),
} as const satisfies Record<string, RouteSpec>;
