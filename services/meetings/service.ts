import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { carryWhenMeetingClosed } from "./consumers/carry-when-meeting-closed.ts";
import { closeFeedsWhenGone } from "./consumers/close-feeds-when-gone.ts";
import { collectWhenCollectingDue } from "./consumers/collect-when-collecting-due.ts";
import { endSeatsWhenMovedOut } from "./consumers/end-seats-when-moved-out.ts";
import { eraseWhenCommunityErasureDue } from "./consumers/erase-when-community-erasure-due.ts";
import { followCaseWhenLinked } from "./consumers/follow-case-when-linked.ts";
import { forgetWhenErasureRequested } from "./consumers/forget-when-erasure-requested.ts";
import { gatherWhenDataExportRequested } from "./consumers/gather-when-data-export-requested.ts";
import { keepGrantWhenGranted } from "./consumers/keep-grant-when-granted.ts";
import { keepTrailWhenTold } from "./consumers/keep-trail-when-told.ts";
import { knowPersonWhenRegistered } from "./consumers/know-person-when-registered.ts";
import { loseLeadWhenGone } from "./consumers/lose-lead-when-gone.ts";
import { noteCaseEndedWhenOver } from "./consumers/note-case-ended-when-over.ts";
import { raiseIssueWhenCaseEscalated } from "./consumers/raise-issue-when-case-escalated.ts";
import { raiseIssueWhenRecurring } from "./consumers/raise-issue-when-recurring.ts";
import { releaseWhenMeetingCancelled } from "./consumers/release-when-meeting-cancelled.ts";
import { remindWhenActionDue } from "./consumers/remind-when-action-due.ts";
import { discussIssue, resolveIssue } from "./handlers/decide-issue.ts";
import { openMeetingFeed, readMeetingFeed } from "./handlers/feeds.ts";
import { getIssue, getTrail, listActions, listIssues, mergeIssue, raiseIssue } from "./handlers/issues.ts";
import { returnAction, verifyAction } from "./handlers/look-at-action.ts";
import {
  amendMinutes,
  confirmMinutes,
  excuseSide,
  getMinutes,
  publishMinutes,
  readPublicMinutes,
  reviseMinutes,
} from "./handlers/minutes.ts";
import { publishAgenda } from "./handlers/publish-agenda.ts";
import { getAgenda, getMeeting, getMeetingNumbers, getNextAgenda, listMeetings } from "./handlers/read-meetings.ts";
import { reassignAction } from "./handlers/reassign-action.ts";
import { getSeries, listSeries, scheduleMeeting, startSeries } from "./handlers/series.ts";
import { arriveAtMeeting, closeMeeting } from "./handlers/session.ts";
import { decisions } from "./handlers/transitions.ts";
import { meetingsReactions } from "./reactions.ts";
import { meetingsRoutes } from "./routes.ts";
import { meetingsKeeping } from "./store/keeping.ts";

export const meetings = {
  name: "meetings",
  routes: meetingsRoutes,
  reactions: meetingsReactions,
  endpoints: answers(meetingsRoutes, {
    discussIssue,
    resolveIssue,
    openMeetingFeed,
    readMeetingFeed,
    raiseIssue,
    listIssues,
    getIssue,
    getTrail,
    listActions,
    mergeIssue,
    reassignAction,
    verifyAction,
    returnAction,
    getMinutes,
    amendMinutes,
    reviseMinutes,
    confirmMinutes,
    excuseSide,
    publishMinutes,
    readPublicMinutes,
    publishAgenda,
    listMeetings,
    getMeeting,
    getAgenda,
    getNextAgenda,
    getMeetingNumbers,
    startSeries,
    listSeries,
    getSeries,
    scheduleMeeting,
    arriveAtMeeting,
    closeMeeting,
    ...decisions,
  }),
  consumers: [
    carryWhenMeetingClosed,
    closeFeedsWhenGone,
    collectWhenCollectingDue,
    endSeatsWhenMovedOut,
    eraseWhenCommunityErasureDue,
    followCaseWhenLinked,
    forgetWhenErasureRequested,
    gatherWhenDataExportRequested,
    keepTrailWhenTold,
    keepGrantWhenGranted,
    knowPersonWhenRegistered,
    loseLeadWhenGone,
    noteCaseEndedWhenOver,
    raiseIssueWhenCaseEscalated,
    raiseIssueWhenRecurring,
    releaseWhenMeetingCancelled,
    remindWhenActionDue,
  ],
  keeping: meetingsKeeping,
} as const satisfies Service;
