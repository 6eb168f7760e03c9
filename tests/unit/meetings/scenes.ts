import {
  acceptAction,
  reportDone,
  reportProgress,
  returnAction,
  verifyAction,
} from "#services/meetings/domain/acting.ts";
import type { Action } from "#services/meetings/domain/action.ts";
import { carry, place, publishAgenda, referUp } from "#services/meetings/domain/agenda.ts";
import type { Issue } from "#services/meetings/domain/issue.ts";
import { merge, noteCaseEnded } from "#services/meetings/domain/linking.ts";
import { type Meeting, scheduled } from "#services/meetings/domain/meeting.ts";
import { confirmMinutes, draftMinutes, publishMinutes } from "#services/meetings/domain/minutes.ts";
import { admit, raise, raiseFromRecurrence, reject } from "#services/meetings/domain/raising.ts";
import { resolve } from "#services/meetings/domain/resolving.ts";
import { type Series, seat, start } from "#services/meetings/domain/series.ts";
import { arrive, close, open } from "#services/meetings/domain/session.ts";
import { cancel, collect, postpone } from "#services/meetings/domain/timing.ts";
import type { Caller } from "#shared/domain/caller.ts";
import type { Role, Side } from "#shared/domain/roles.ts";

export const person = (name: string, ...roles: readonly Role[]): Caller => ({
  personId: `per_${name.padEnd(20, "a")}`,
  name,
  grants: roles.map((role) => ({ role })),
});

export const convener = person("convener", "residents-committee-worker");
export const steward = person("steward", "property-staff");
export const neighbour = person("neighbour", "resident");
export const bystander = person("bystander", "resident");
export const sides: readonly (readonly [Caller, Side])[] = [
  [convener, "community"],
  [steward, "property"],
  [neighbour, "residents"],
];

export const calendar = {
  "2026": { holidays: ["2026-10-01", "2026-10-08"], makeUpWorkdays: ["2026-10-10"] },
};
export const community = {
  status: "active",
  language: "zh-CN",
  timeZone: "Asia/Shanghai",
  policy: {},
  calendar,
} as const;

export const now = "2026-03-02T01:00:00.000Z";
export const startsAt = "2026-03-12T11:30:00.000Z";
export const act = (by: Caller, at = now) => ({ by, at, community, commandId: `${by.name} ${at}` });

const labels = [
  { label: "社区工作者", side: "community" as const },
  { label: "物业管家", side: "property" as const },
  { label: "业主代表", side: "residents" as const },
];
export const rule = {
  on: { nth: "second", weekday: "thursday" },
  at: "19:30",
  minutes: 120,
  ifHoliday: "skip",
} as const;
export const body = { name: "月度联席会议", rule, labels, collectDays: 14 };

export const series = (more: object = {}): Series => start({ ...act(convener), ...body, ...more }).state;

export const seated = (): Series =>
  sides.reduce(
    (current, [who], nth) =>
      seat(current, { ...act(who), personId: who.personId, name: who.name, label: labels[nth]?.label ?? "" }).state,
    series(),
  );

type Made = Partial<Parameters<typeof scheduled>[0]>;

export const planned = (more: Made = {}): Meeting =>
  scheduled({
    meetingId: `mtg_${"a".repeat(20)}`,
    seriesId: `ser_${"a".repeat(20)}`,
    title: "月度联席会议",
    place: undefined,
    timeZone: "Asia/Shanghai",
    startsAt,
    endsAt: "2026-03-12T13:30:00.000Z",
    noticeDays: 3,
    collectDays: 3,
    at: now,
    ...more,
  }).state;

export const collecting = (subject = planned()): Meeting => collect(subject, act(convener)).state;

export const announced = (subject = collecting()): Meeting =>
  publishAgenda(subject, { ...act(convener), items: [], overdueActionIds: [] }).state;

export const inSession = (subject = announced(), present = sides): Meeting =>
  present.reduce<Meeting>(
    (current, [who, side]) =>
      arrive(current, { ...act(convener, startsAt), personId: who.personId, name: who.name, side })?.state ?? current,
    open(subject, act(convener, startsAt)).state,
  );

export const over = (subject = inSession(), agenda: readonly string[] = []): Meeting =>
  close(subject, { ...act(convener, startsAt), agenda }).state;

export const drafted = (subject = over()): Meeting =>
  draftMinutes(subject, { ...act(convener, startsAt), text: "三方到场" }).state;

export const afterAmending = "2026-03-15T11:30:00.000Z";

export const confirmed = (subject = drafted()): Meeting =>
  sides.reduce(
    (current, [who]) => confirmMinutes(current, { ...act(who, afterAmending), revision: 1 })?.state ?? current,
    subject,
  );

export const published = (subject = confirmed()): Meeting =>
  publishMinutes(subject, { ...act(convener, afterAmending), text: "三方到场" }).state;

export const meetingInEach: Readonly<Record<Meeting["status"], () => Meeting>> = {
  scheduled: planned,
  collecting,
  "agenda-published": announced,
  postponed: () => postpone(announced(), { ...act(convener), reason: "台风" }).state,
  cancelled: () => cancel(announced(), { ...act(convener), reason: "台风" }).state,
  "in-session": inSession,
  closed: over,
  "minutes-draft": drafted,
  "minutes-confirmed": confirmed,
  published,
};

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

export const decision = (actions = [task(steward, "property"), task(neighbour, "residents")]) => ({
  text: "划定充电区",
  sides: ["community", "property", "residents"] as Side[],
  actions,
  ifSideMissing: "refuse" as const,
});

export const decided = (subject = placed(), meeting = inSession(), more: object = {}): Issue =>
  resolve(subject, { ...act(convener, startsAt), ...decision(), ...more, meeting }).issue.state;

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
