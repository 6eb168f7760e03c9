import {
  actionAssigned,
  actionLeadLost,
  actionOverdue,
  actionReassigned,
  actionReminded,
  actionReturned,
  actionVerified,
} from "#shared/contracts/meeting-actions.ts";
import type { Side } from "#shared/domain/roles.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import type { Issue } from "./domain/issue/issue.ts";

/** Somebody who sits in the body now, and for which side. */
export type Seated = { readonly personId: string; readonly side: Side };

export type IssueTold = { readonly issue: Issue; readonly seated: readonly Seated[] };

const action = momentsOf<IssueTold>("action");

export const peopleOf = (seated: readonly Seated[]): string[] => seated.map(({ personId }) => personId);

export const aboutIssue = ({ found }: { readonly found: IssueTold }) => ({ issue: found.issue.issueId });

/** Those who answer for an action: who sits for one of its sides. */
const responsible = ({ issue: current, seated }: IssueTold, actionId: string): string[] => {
  const actions = "actions" in current ? current.actions : [];
  const sides = actions.find((each) => each.actionId === actionId)?.sides ?? [];
  return peopleOf(seated.filter(({ side }) => sides.includes(side)));
};

const dueOn = ({ issue: current }: IssueTold, actionId: string): string =>
  ("actions" in current ? current.actions : []).find((each) => each.actionId === actionId)?.dueOn ?? "";

const aboutAction = ({ found, data }: { readonly found: IssueTold; readonly data: { readonly actionId: string } }) => ({
  issue: found.issue.issueId,
  dueOn: dueOn(found, data.actionId),
});

const endOf = ({ found, data }: { readonly found: IssueTold; readonly data: { readonly actionId: string } }) => {
  const { issue: current } = found;
  return ("actions" in current ? current.actions : []).find((each) => each.actionId === data.actionId)?.overdueAt;
};

type Led = { readonly found: IssueTold; readonly data: { readonly actionId: string; readonly leadId: string } };

/** Whether it waits for this lead still: what holds no more is not told. */
const waitsFor = ({ found: { issue: current }, data }: Led): boolean => {
  const action = ("actions" in current ? current.actions : []).find((each) => each.actionId === data.actionId);
  return action?.leadId === data.leadId && action.status !== "done" && action.status !== "verified";
};

const waitsForLead = ["actionAssigned", "actionReminded", "actionOverdue", "actionReturned"];

/** The moments of an action: what its lead, and those who answer for it, are told. */
export const actionMoments = {
  actionAssigned: action(actionAssigned, {
    kind: "task",
    when: waitsFor,
    tell: ({ data }) => [data.leadId],
    params: aboutAction,
    dueAt: endOf,
    calls: ["acceptAction"],
  }),
  actionTaken: action(actionReassigned, {
    kind: "task",
    when: waitsFor,
    tell: ({ data }) => [data.leadId],
    params: aboutAction,
    dueAt: endOf,
    calls: ["acceptAction"],
  }),
  actionGone: action(actionReassigned, {
    kind: "news",
    tell: ({ data }) => [data.formerLeadId],
    params: ({ found }) => aboutIssue({ found }),
    overtakes: [...waitsForLead, "actionTaken"],
  }),
  actionShared: action(actionAssigned, {
    kind: "news",
    tell: ({ found, data }) => responsible(found, data.actionId).filter((each) => each !== data.leadId),
    params: ({ found, data }) => ({ ...aboutAction({ found, data }), lead: data.leadId }),
  }),
  actionReminded: action(actionReminded, {
    kind: "task",
    when: waitsFor,
    tell: ({ data }) => [data.leadId],
    params: aboutAction,
    dueAt: endOf,
    calls: ["reportActionDone", "reportProgress"],
    overtakes: ["actionReminded"],
  }),
  actionOverdue: action(actionOverdue, {
    kind: "task",
    when: waitsFor,
    tell: ({ found, data }) => [data.leadId, ...responsible(found, data.actionId)],
    params: aboutAction,
    calls: ["explainAction"],
    overtakes: ["actionReminded", "actionOverdue"],
  }),
  actionWithoutLead: action(actionLeadLost, {
    kind: "news",
    tell: ({ found, data }) => responsible(found, data.actionId),
    params: aboutAction,
  }),
  actionReturned: action(actionReturned, {
    kind: "task",
    tell: ({ found, data }) => {
      const actions = "actions" in found.issue ? found.issue.actions : [];
      return [actions.find((each) => each.actionId === data.actionId)?.leadId];
    },
    params: aboutAction,
    calls: ["reportProgress", "reportActionDone"],
  }),
  actionVerified: action(actionVerified, {
    kind: "news",
    tell: ({ found, data }) => responsible(found, data.actionId),
    params: aboutAction,
    overtakes: [...waitsForLead, "actionTaken"],
  }),
};
