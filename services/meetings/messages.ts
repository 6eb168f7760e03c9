import {
  agendaPublished,
  issueCarried,
  issueClosed,
  issueExplained,
  issueMerged,
  issueOpened,
  issueReferredUp,
  issueRejected,
  meetingCancelled,
  meetingPostponed,
  meetingRescheduled,
  minutesDrafted,
  minutesPublished,
  resolutionAdopted,
  resolutionNotValid,
  resolutionProposed,
  seatEnded,
  seatTaken,
} from "#shared/contracts/meetings.ts";
import { policy } from "#shared/domain/policy.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { unreached } from "#shared/messages/unreached.ts";
import { aboutIssue, actionMoments, type IssueTold, peopleOf, type Seated } from "./action-messages.ts";
import { hasAgenda, type Meeting } from "./domain/meeting/meeting.ts";

export type MeetingTold = {
  readonly meeting: Meeting;
  readonly seated: readonly Seated[];
  /** Who follows the body; read where something is published to all. */
  readonly subscribers: readonly string[];
};

const series = momentsOf<object>("series");
const meeting = momentsOf<MeetingTold>("meeting");
const issue = momentsOf<IssueTold>("issue");

const inRoom = ({ meeting: current }: MeetingTold): string[] =>
  "session" in current ? current.session.attendance.map(({ personId }) => personId) : [];

const proposer = ({ found }: { readonly found: IssueTold }) => [found.issue.raisedBy];
const aboutMeeting = ({ found }: { readonly found: MeetingTold }) => ({
  meeting: found.meeting.meetingId,
  startsAt: found.meeting.startsAt,
});
const ahead = ["agenda", "rescheduled", "postponed"];

/** Whoever was there, or sits in the body. */
const taking = (found: MeetingTold): string[] => [...inRoom(found), ...peopleOf(found.seated)];

/** Whoever follows the body and is not told of it already. */
const following = ({ found }: { readonly found: MeetingTold }): string[] => {
  const others = new Set(taking(found));
  return found.subscribers.filter((personId) => !others.has(personId));
};

const followed = ["agendaFollowed", "changeFollowed"];

const ofProposer = {
  kind: "news" as const,
  tell: proposer,
  params: aboutIssue,
};

/** The moments in which meetings tells somebody something. */
export const meetingsMoments = {
  seated: series(seatTaken, {
    kind: "news",
    tell: ({ data }) => [data.personId],
    params: ({ data }) => ({ series: data.seriesId, side: data.side }),
  }),
  seatEnded: series(seatEnded, {
    kind: "news",
    tell: ({ data }) => [data.personId],
    params: ({ data }) => ({ series: data.seriesId, side: data.side }),
  }),
  agenda: meeting(agendaPublished, {
    kind: "notice",
    tell: ({ found }) => peopleOf(found.seated),
    params: ({ found, data }) => ({ ...aboutMeeting({ found }), items: data.itemCount }),
    dueAt: ({ data }) => data.startsAt,
    overtakes: ahead,
  }),
  rescheduled: meeting(meetingRescheduled, {
    kind: "notice",
    tell: ({ found }) => peopleOf(found.seated),
    params: aboutMeeting,
    dueAt: ({ data }) => data.startsAt,
    overtakes: ahead,
  }),
  postponed: meeting(meetingPostponed, {
    kind: "notice",
    tell: ({ found }) => peopleOf(found.seated),
    params: aboutMeeting,
    overtakes: ahead,
  }),
  meetingCancelled: meeting(meetingCancelled, {
    kind: "notice",
    tell: ({ found }) => peopleOf(found.seated),
    params: aboutMeeting,
    overtakes: ahead,
  }),
  minutesDrafted: meeting(minutesDrafted, {
    kind: "task",
    when: ({ found }) => found.meeting.status === "minutes-draft",
    tell: ({ found }) => taking(found),
    params: aboutMeeting,
    calls: ["amendMinutes", "confirmMinutes"],
  }),
  minutesPublished: meeting(minutesPublished, {
    kind: "news",
    tell: ({ found }) => taking(found),
    params: aboutMeeting,
    overtakes: ["minutesDrafted"],
  }),
  agendaFollowed: meeting(agendaPublished, {
    kind: "news",
    tell: following,
    params: ({ found, data }) => ({ ...aboutMeeting({ found }), items: data.itemCount }),
    dueAt: ({ data }) => data.startsAt,
    overtakes: followed,
  }),
  changeFollowed: meeting([meetingRescheduled, meetingPostponed, meetingCancelled], {
    kind: "news",
    when: ({ found }) => hasAgenda(found.meeting),
    tell: following,
    params: aboutMeeting,
    overtakes: followed,
  }),
  minutesFollowed: meeting(minutesPublished, {
    kind: "news",
    tell: following,
    params: aboutMeeting,
    overtakes: followed,
  }),
  resolutionProposed: issue(resolutionProposed, {
    kind: "task",
    when: ({ found: { issue: current }, data }) =>
      current.status === "on-agenda" && current.proposed?.resolutionId === data.resolutionId,
    tell: ({ found }) => peopleOf(found.seated),
    params: aboutIssue,
    calls: ["concurInResolution"],
    overtakes: ["resolutionProposed"],
  }),
  decided: issue(resolutionAdopted, {
    kind: "news",
    tell: ({ found }) => [found.issue.raisedBy, ...peopleOf(found.seated)],
    params: aboutIssue,
    overtakes: ["resolutionProposed", "carried"],
  }),
  notValid: issue(resolutionNotValid, {
    ...ofProposer,
    params: ({ found, data }) => ({ ...aboutIssue({ found }), sides: data.missingSides }),
  }),
  admitted: issue(issueOpened, ofProposer),
  rejected: issue(issueRejected, { ...ofProposer, kind: "notice" }),
  merged: issue(issueMerged, ofProposer),
  carried: issue(issueCarried, {
    ...ofProposer,
    when: ({ data }) => data.carryCount >= policy.carriesToExplain.value,
    params: ({ found, data }) => ({ ...aboutIssue({ found }), times: data.carryCount, days: data.ageDays }),
    overtakes: ["carried"],
  }),
  explained: issue(issueExplained, ofProposer),
  referredUp: issue(issueReferredUp, ofProposer),
  closed: issue(issueClosed, ofProposer),
  ...actionMoments,
  unreached,
};
