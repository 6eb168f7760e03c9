import { approversOf, missingSides } from "#shared/domain/approvals.ts";
import { plusMinutes } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { sideRoles } from "#shared/domain/roles.ts";
import type { Card, Cards, Next } from "#shared/home/card.ts";
import { concerns } from "#shared/home/show.ts";
import { type Action, actionLifecycle } from "./domain/action/action.ts";
import { workedBy } from "./domain/action/progress.ts";
import { type Issue, issueLifecycle } from "./domain/issue/issue.ts";
import { unconfirmedSides } from "./domain/meeting/confirm.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "./domain/meeting/meeting.ts";
import { convenerRoles } from "./domain/parts.ts";
import type { Seat } from "./domain/seat.ts";
import type { Series } from "./domain/series.ts";
import type { meetingsRoutes } from "./routes.ts";
import { issueStore } from "./store/issue-store.ts";
import { meetingStore } from "./store/meeting-store.ts";
import { seriesStore } from "./store/series-store.ts";

type Operation = keyof typeof meetingsRoutes;
type Button = Next<Operation>;

/** The room of everybody who sits in a body. */
const seated = "seated";

const toConveners = (card: Omit<Card<Operation>, "to" | "as">): Card<Operation>[] =>
  convenerRoles.map((to) => ({ ...card, to, as: "convener" }));

const seriesName = (seriesId: string) => ({ at: ["SERIES", seriesId], path: ["name"] });

/** A body, to the sides that are to say yes, and to those who sit in it. */
const cardsOfSeries = ({ seriesId, approvals, seats }: Series): Card<Operation>[] => {
  const about = { names: { name: seriesName(seriesId) } };
  const missing = approvals ? missingSides(approvals) : [];
  const waiting = sideRoles.filter(({ side }) => missing.includes(side));
  return [
    ...waiting.map(({ role, side }) => ({
      ...about,
      to: role,
      as: "side",
      status: "waiting",
      side,
      unless: { people: approversOf(approvals) },
      next: [{ do: "approveSeries" as const }],
    })),
    ...seats.map(({ personId, side, from, to, seatId }) => ({
      ...about,
      to: personId,
      as: "seat",
      part: seatId,
      status: "seated",
      side,
      days: { from, to },
      isDuty: true as const,
      opens: [seriesId, seated],
    })),
  ];
};

const convening = (meeting: Meeting): Button[] => {
  const opens = plusMinutes(meeting.startsAt, -policy.openMeetingMinutes.value);
  const can = (verb: Parameters<typeof meetingLifecycle.can>[0], next: Button): Button[] =>
    meetingLifecycle.can(verb, meeting) ? [next] : [];
  return [
    ...can("collect", { do: "collectIssues" }),
    ...can("publishAgenda", { do: "publishAgenda" }),
    ...can("reschedule", { do: "rescheduleMeeting" }),
    ...can("open", { do: "openMeeting", from: opens }),
    ...can("close", { do: "closeMeeting" }),
    ...can("draftMinutes", { do: "draftMinutes" }),
    ...can("reviseMinutes", { do: "reviseMinutes" }),
    ...can("publishMinutes", { do: "publishMinutes" }),
  ];
};

const isAmended = ({ minutes }: MeetingIn<"minutes-draft">): boolean =>
  minutes.amendments.some(({ outcome }) => outcome === "proposed");

/** What whoever was there may do about the minutes: amend them at first, and then confirm them for their side. */
const attending = (meeting: Meeting, side: Seat["side"] | undefined): Button[] => {
  if (meeting.status !== "minutes-draft") return [];
  const { amendUntil } = meeting.minutes;
  const isToConfirm = side !== undefined && unconfirmedSides(meeting).includes(side) && !isAmended(meeting);
  return [
    { do: "amendMinutes", until: amendUntil },
    ...(isToConfirm ? [{ do: "confirmMinutes" as const, from: amendUntil, side }] : []),
  ];
};

const endOfMeeting = (meeting: Meeting): string | undefined => {
  if (meeting.status === "published") return meeting.minutes.publication?.at;
  return meeting.status === "cancelled" ? meeting.cancellation.at : undefined;
};

const isAhead = (meeting: Meeting): boolean =>
  ["scheduled", "collecting", "agenda-published", "postponed", "in-session"].includes(meeting.status);

/** A meeting, to those who sit in the body while it is ahead, to who was there until its minutes are out, and to whoever convenes. */
const cardsOfMeeting = (meeting: Meeting): Card<Operation>[] => {
  const { status, seriesId, startsAt } = meeting;
  const endedAt = endOfMeeting(meeting);
  const about = { status, params: { startsAt }, names: { name: seriesName(seriesId) }, endedAt };
  const attendance = "session" in meeting && !isAhead(meeting) ? meeting.session.attendance : [];
  const there = new Map(attendance.map((each) => [each.personId, each]));
  const attended = [...there.values()].map(({ personId, side }) => {
    const dueAt = meeting.status === "minutes-draft" ? meeting.minutes.amendUntil : undefined;
    return { ...about, to: personId, as: "attendee", dueAt, next: attending(meeting, side) };
  });
  return [
    ...(isAhead(meeting) ? [{ ...about, to: seriesId, as: "seat", dueAt: startsAt }] : []),
    ...attended,
    ...(endedAt === undefined ? toConveners({ ...about, dueAt: startsAt, next: convening(meeting) }) : []),
  ];
};

const leading = (action: Action): Button[] => {
  const { actionId, overdueAt, explanation } = action;
  const isExplained = explanation !== undefined && explanation.at >= overdueAt;
  const can = (verb: Parameters<typeof actionLifecycle.can>[0], next: Omit<Button, "with">): Button[] =>
    actionLifecycle.can(verb, action) ? [{ ...next, with: { actionId } }] : [];
  return [
    ...can("accept", { do: "acceptAction" }),
    ...can("reportProgress", { do: "reportProgress" }),
    ...can("reportDone", { do: "reportActionDone", until: isExplained ? undefined : overdueAt }),
    ...(isExplained ? [] : can("explain", { do: "explainAction", from: overdueAt })),
  ];
};

const looking = (action: Action): Button[] => {
  const not = workedBy(action, action.leadId);
  const { actionId } = action;
  return [
    { do: "verifyAction", with: { actionId }, not },
    { do: "returnAction", with: { actionId }, not },
  ];
};

const endOfIssue = (issue: Issue): string | undefined => {
  if (issue.status === "closed") return issue.closedAt;
  if (issue.status === "rejected") return issue.rejection.at;
  if (issue.status === "merged") return issue.merger.at;
  return issue.status === "referred-up" ? issue.referral.at : undefined;
};

/** An issue, to who raised it and who convenes; each of its actions to its lead, and where it is done to who looks at it. */
const cardsOfIssue = (issue: Issue): Card<Operation>[] => {
  const { issueId, status, raisedBy } = issue;
  const endedAt = endOfIssue(issue);
  const names = { title: { at: ["ISSUE", issueId], path: ["title"] } };
  const about = { status, names, endedAt };
  const actions = issue.status === "in-action" ? issue.actions : [];
  const undone = actions.filter((action) => !["done", "verified"].includes(action.status) && !action.leadLost);
  const leaderless = actions.filter(({ leadLost, status: is }) => leadLost && is !== "verified");
  const done = actions.filter((action) => action.status === "done");
  const ofActions = [
    ...undone.map((action) => ({
      to: action.leadId,
      as: "lead",
      part: action.actionId,
      status: action.status,
      names,
      dueAt: action.overdueAt,
      next: leading(action),
    })),
    ...done.flatMap((action) =>
      [...convenerRoles, seated].map((to) => ({
        to,
        as: "look",
        part: action.actionId,
        status: action.status,
        names,
        unless: { people: workedBy(action, action.leadId) },
        next: looking(action),
      })),
    ),
  ];
  const waiting: Button[] = [
    ...(issueLifecycle.can("admit", issue) ? ([{ do: "admitIssue" }, { do: "rejectIssue" }] as const) : []),
    ...leaderless
      .filter((action) => actionLifecycle.can("reassign", action))
      .map(({ actionId }) => ({ do: "reassignAction" as const, with: { actionId } })),
  ];
  return [
    ...(raisedBy ? [{ ...about, to: raisedBy, as: "raiser" }] : []),
    ...ofActions,
    ...(waiting.length > 0 ? toConveners({ ...about, next: waiting }) : []),
  ];
};

/** What each thing of meetings is to whom. */
export const meetingsCards = {
  ISSUE: concerns<Issue>({ named: "issueId", store: issueStore, cardsOf: cardsOfIssue }),
  MEETING: concerns<Meeting>({ named: "meetingId", store: meetingStore, cardsOf: cardsOfMeeting }),
  SERIES: concerns<Series>({ named: "seriesId", store: seriesStore, cardsOf: cardsOfSeries }),
  "MEETING-FEED": "nobody",
  SUBSCRIPTION: "nobody",
} as const satisfies Cards;
