import type { Action } from "#services/meetings/domain/action/action.ts";
import {
  acceptAction,
  reportDone,
  reportProgress,
  returnAction,
  verifyAction,
} from "#services/meetings/domain/action/progress.ts";
import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import { merge, noteCaseEnded } from "#services/meetings/domain/issue/link.ts";
import { concur, propose } from "#services/meetings/domain/issue/propose.ts";
import { admit, raise, raiseFromRecurrence, reject } from "#services/meetings/domain/issue/raise.ts";
import { resolve } from "#services/meetings/domain/issue/resolve.ts";
import { carry, place, referUp } from "#services/meetings/domain/meeting/agenda.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Side } from "#shared/domain/roles.ts";
import { act, convener, inSession, neighbour, now, planned, sides, sitting, startsAt, steward } from "./scenes.ts";

export const caseIds = ["cas_1", "cas_2", "cas_3"];
export const recurring = {
  recurrenceId: "rec_1",
  category: "ev-charging",
  building: "2栋",
  caseIds,
  firstFiledAt: "2026-01-01T01:00:00.000Z",
};

export const candidate = (title = "快递柜占道"): Issue =>
  raise({ ...act(neighbour), commandId: title, title, kind: "hard" }).state;

export const recurred = (): Issue => raiseFromRecurrence(recurring, now).state;

export const opened = (subject = candidate(), more: object = {}): Issue =>
  admit(subject, { ...act(convener), ...more }).state;

export const placed = (subject = opened(), meeting = planned()): Issue =>
  place(subject, { meetingId: meeting.meetingId, at: now, policy: { daysToExplain: 1000 } })?.state ?? subject;

export const carried = (subject = placed()): Issue =>
  carry(subject, { meetingId: planned().meetingId, at: startsAt, missingSides: [] })?.state ?? subject;

export const task = (who: Caller, side: Side, dueOn = "2026-04-01") => ({
  text: `${who.name}负责`,
  sides: [side],
  leadId: who.personId,
  dueOn,
});

const tasks = () => [task(steward, "property"), task(neighbour, "residents")];

/** The text before the meeting, to which these said yes. */
export const proposed = (
  subject = placed(),
  meeting = inSession(),
  { actions = tasks(), agreeing = sides, text = "划定充电区" } = {},
): Issue =>
  agreeing.reduce<Issue>(
    (current, [who, side]) => {
      const told = { ...act(who, startsAt), meeting, personId: who.personId, how: "signed-in" as const };
      const seat = sitting.find((each) => each.personId === who.personId && each.side === side);
      return concur(current, { ...told, resolutionId: resolutionIn(current), seat })?.state ?? current;
    },
    propose(subject, { ...act(convener, startsAt), commandId: text, text, actions, meeting }).state,
  );

export const resolutionIn = (issue: Issue): string => ("proposed" in issue && issue.proposed?.resolutionId) || "";

/** What is decided about a text, as the convener asks for it. */
export const decision = (issue: Issue) => ({
  resolutionId: resolutionIn(issue),
  ifSideMissing: "refuse" as const,
  seats: sitting,
});

export const decided = (
  subject = placed(),
  meeting = inSession(),
  asked: Parameters<typeof proposed>[2] = {},
): Issue => {
  const text = proposed(subject, meeting, asked);
  return resolve(text, { ...act(convener, startsAt), ...decision(text), meeting }).issue.state;
};

export const actionsOf = (issue: Issue): Action[] => ("actions" in issue ? issue.actions : []);
export const actionIn = (issue: Issue, nth = 0): Action => actionsOf(issue)[nth] as Action;

const workDay = "2026-03-20T02:00:00.000Z";
export const onAction = (by: Caller, issue: Issue, nth = 0, at = workDay) => ({
  ...act(by, at),
  actionId: actionIn(issue, nth).actionId,
});

const leads = [steward, neighbour];

export const reported = (issue = decided(), nth = 0): Issue => {
  const lead = leads[nth] ?? steward;
  const accepted = acceptAction(issue, onAction(lead, issue, nth)).state;
  return reportDone(accepted, { ...onAction(lead, issue, nth), evidence: "照片" }).state;
};

export const looked = (issue = reported(), nth = 0): Issue =>
  verifyAction(issue, { ...onAction(convener, issue, nth), isSeated: true }).state;

export const verified = (subject = placed(opened(recurred()))): Issue =>
  looked(reported(looked(reported(decided(subject))), 1), 1);

export const closed = (): Issue =>
  caseIds.reduce(
    (current, caseId) =>
      noteCaseEnded(current, { caseId, outcome: "case-resolved", endedAt: now, at: startsAt })?.state ?? current,
    verified(),
  );

export const issueInEach: Readonly<Record<Issue["status"], () => Issue>> = {
  candidate,
  open: opened,
  "on-agenda": placed,
  "in-action": decided,
  verified,
  closed,
  rejected: () => reject(candidate(), { ...act(convener), reason: "不属联席会议" }).state,
  merged: () => {
    const into = candidate("更早的议题");
    return merge(candidate(), { ...act(convener), intoIssueId: into.issueId, into }).merged.state;
  },
  "referred-up": () =>
    referUp(opened(), { ...act(convener), explanation: "x", community: { policy: { daysToExplain: 0 } } }).state,
};

const worked = (issue = decided()): Issue => {
  const accepted = acceptAction(issue, onAction(steward, issue)).state;
  return reportProgress(accepted, { ...onAction(steward, issue), text: "已下单" }).state;
};

export const actionInEach: Readonly<Record<Action["status"], () => Issue>> = {
  assigned: decided,
  accepted: () => acceptAction(decided(), onAction(steward, decided())).state,
  "in-progress": worked,
  done: reported,
  verified: () => looked(),
  returned: () => returnAction(reported(), { ...onAction(convener, reported()), reason: "x", isSeated: true }).state,
};
