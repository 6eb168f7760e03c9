import * as z from "zod";
import {
  actionAccepted,
  actionDone,
  actionExplained,
  actionOverdue,
  actionReminded,
  actionReturned,
  actionStarted,
  actionVerified,
} from "#shared/contracts/meeting-actions.ts";
import { type Act, actingPerson, type Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { type Issue, type IssueIn, issueLifecycle } from "../issue/issue.ts";
import { verified } from "../issue/link.ts";
import { convenerRoles, isConvener, signedBy } from "../parts.ts";
import { type Action, actionLifecycle, wasInTime } from "./action.ts";

type Fact = ReturnType<typeof actionDone>;
export type OnAction = Act & { readonly actionId: string };

export const actionIn = (subject: Issue, actionId: string): Action => {
  const found = "actions" in subject ? subject.actions.find((each) => each.actionId === actionId) : undefined;
  return found ?? refuse("not-found");
};

/** The issue with one of its actions changed, and signed by who changed it. */
export const withAction = (subject: IssueIn<"in-action">, action: Action, by: Caller, facts: readonly Fact[]) => {
  const actions = subject.actions.map((each) => (each.actionId === action.actionId ? action : each));
  return { state: signedBy({ ...subject, actions }, by) as IssueIn<"in-action">, facts };
};

export const mustLead = ({ leadId }: Action, by: Caller): void => {
  if (leadId !== actingPerson(by).personId) refuse("role-not-allowed");
};

/** The issue while it is acted on, and the action that its lead calls for: whoever acts is there, and leads it still. */
const ledBy = (current: Issue, { actionId, by }: OnAction) => {
  const { leadLost: _, ...action } = actionIn(current, actionId);
  const subject = issueLifecycle.allow("act", current);
  mustLead(action, by);
  return { subject, action: action as Action };
};

/** Who worked on it, with somebody more among them. */
export const workedBy = ({ worked }: Action, ...personIds: readonly string[]): string[] => [
  ...new Set([...worked, ...personIds]),
];

export const told = ({ issueId }: Issue, { actionId }: Action) => ({ issueId, actionId });

export const AcceptAction = z.strictObject({});

/** The lead takes the action on. */
export const acceptAction = (current: Issue, act: OnAction) => {
  const { subject, action } = ledBy(current, act);
  const accepted: Action = { ...actionLifecycle.allow("accept", action), status: "accepted" };
  return withAction(subject, accepted, act.by, [actionAccepted(told(subject, action))]);
};

export const ReportProgress = z.strictObject({ text: Text });

/** The lead says how it goes; a returned action is taken up again by it. */
export const reportProgress = (current: Issue, act: OnAction & z.infer<typeof ReportProgress>) => {
  const { subject, action } = ledBy(current, act);
  const {
    returned: _,
    done: __,
    ...task
  } = { returned: 0, done: 0, ...actionLifecycle.allow("reportProgress", action) };
  mustHaveRoom(task.progress, mostReports, "");
  const progress = [...task.progress, { at: act.at, by: act.by.personId, text: act.text }];
  const facts = action.status === "in-progress" ? [] : [actionStarted(told(subject, action))];
  const worked = workedBy(action, act.by.personId);
  const after = withAction(subject, { ...task, status: "in-progress", progress, worked } as Action, act.by, facts);
  mustFit(after.state);
  return after;
};
const mostReports = 50;

export const ExplainAction = z.strictObject({ reason: Text });

/** An action whose day has passed is late, whoever comes first: who acts on it, or the deadline that says so. */
const lateAt = (current: Issue, action: Action, at: Instant): { overdueSince?: Instant; told: Fact[] } => {
  if (at < action.overdueAt || action.overdueSince) return { told: [] };
  return { overdueSince: action.overdueAt, told: [actionOverdue({ ...told(current, action), leadId: action.leadId })] };
};

/** The lead says why the action is late. */
export const explainAction = (current: Issue, act: OnAction & z.infer<typeof ExplainAction>) => {
  const { subject, action } = ledBy(current, act);
  const task = actionLifecycle.allow("explain", action);
  const { told: overdue, ...late } = lateAt(subject, action, act.at);
  const explanation = { at: act.at, by: act.by.personId, text: act.reason };
  const facts = [...overdue, actionExplained(told(subject, action))];
  return withAction(subject, { ...task, ...late, explanation }, act.by, facts);
};

export const ReportDone = z.strictObject({ evidence: Text });

/** A reason given before the day has passed explains nothing that was late. */
export const mustBeExplained = ({ actionId, overdueAt, explanation }: Action, at: Instant): void => {
  const isExplained = explanation !== undefined && explanation.at >= overdueAt;
  if (at >= overdueAt && !isExplained) refuse("explanation-required", { actionIds: [actionId] });
};

/** The lead reports the action done; one that is late owes its reason first. */
export const reportDone = (current: Issue, act: OnAction & z.infer<typeof ReportDone>) => {
  const { subject, action } = ledBy(current, act);
  const { returned: _, ...task } = { returned: undefined, ...actionLifecycle.allow("reportDone", action) };
  mustBeExplained(action, act.at);
  const { by } = act;
  const recordedBy = by.onBehalfOf && by.personId;
  const done = { at: act.at, by: actingPerson(by).personId, evidence: act.evidence, ...(recordedBy && { recordedBy }) };
  const worked = workedBy(action, by.personId);
  const reported = { ...task, status: "done", done, worked } as Action;
  return withAction(subject, reported, by, [actionDone(told(subject, action))]);
};

type Looking = OnAction & { readonly isSeated: boolean };

/** Nobody looks at what they led or reported on themselves, nor for who did. */
export const mustBeAnothers = (action: Action, by: Caller): void => {
  const selves = [by.personId, actingPerson(by).personId];
  if (workedBy(action, action.leadId).some((personId) => selves.includes(personId))) refuse("conflict-of-interest");
};

/** Whoever looks at an action has a seat, or convenes. */
export const mustLookAtAnothers = (action: Action, { by, isSeated }: Looking): void => {
  mustBeAnothers(action, by);
  if (!isSeated && !isConvener(by)) refuse("role-not-allowed", { roles: convenerRoles });
};

export const VerifyAction = z.strictObject({});

/** Somebody else saw that it is done; with the last action the issue is verified. */
export const verifyAction = (current: Issue, act: Looking) => {
  const action = actionIn(current, act.actionId);
  const subject = issueLifecycle.allow("act", current);
  mustLookAtAnothers(action, act);
  const verification = { at: act.at, by: act.by.personId };
  const seen: Action = { ...actionLifecycle.allow("verify", action), status: "verified", verification };
  const remaining = subject.actions.filter(
    (each) => each.actionId !== seen.actionId && each.status !== "verified",
  ).length;
  const fact = actionVerified({ ...told(subject, action), remaining, onTime: wasInTime(seen) });
  const after = withAction(subject, seen, act.by, [fact]);
  if (remaining > 0) return after as { state: Issue; facts: Fact[] };
  const end = verified(after.state, act.at);
  return { state: end.state, facts: [fact, ...end.facts] as Fact[] };
};

export const ReturnAction = z.strictObject({ reason: Text });

/** Somebody else saw that it is not done yet. */
export const returnAction = (current: Issue, act: Looking & z.infer<typeof ReturnAction>) => {
  const action = actionIn(current, act.actionId);
  const subject = issueLifecycle.allow("act", current);
  mustLookAtAnothers(action, act);
  const returned = { at: act.at, by: act.by.personId, text: act.reason };
  const { told: overdue, ...late } = lateAt(subject, action, act.at);
  const back: Action = { ...actionLifecycle.allow("return", action), ...late, status: "returned", returned };
  return withAction(subject, back, act.by, [actionReturned(told(subject, action)), ...overdue]);
};

type Due = { readonly actionId: string; readonly at: Instant };

/** An action that is still to be done on an issue that is still acted on; nothing for any other. */
const undone = (current: Issue, actionId: string) => {
  if (current.status !== "in-action") return undefined;
  const action = current.actions.find((each) => each.actionId === actionId);
  return action && actionLifecycle.can("markOverdue", action) ? { subject: current, action } : undefined;
};

/** A few days are left: the lead is reminded, once, where there is one. */
export const remind = (current: Issue, { actionId, at }: Due) => {
  const { subject, action } = undone(current, actionId) ?? {};
  if (!subject || !action || action.remindAt > at || action.overdueSince || action.leadLost) return undefined;
  const facts = [actionReminded({ ...told(subject, action), leadId: action.leadId })];
  return { state: subject as Issue, facts };
};

/** Its day has passed: it is overdue from now on, told once, and owes its reason. */
export const markOverdue = (current: Issue, { actionId, at }: Due) => {
  const { subject, action } = undone(current, actionId) ?? {};
  if (!subject || !action || action.overdueAt > at || action.overdueSince) return undefined;
  const late = { ...action, overdueSince: action.overdueAt };
  const actions = subject.actions.map((each) => (each.actionId === actionId ? late : each));
  const facts = [actionOverdue({ ...told(subject, action), leadId: action.leadId })];
  return { state: { ...subject, actions } as Issue, facts };
};
