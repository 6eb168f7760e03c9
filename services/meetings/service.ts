import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
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
import { concurInResolution, printChairCard, proposeResolution } from "./handlers/propose-resolution.ts";
import { publishAgenda } from "./handlers/publish-agenda.ts";
import { getAgenda, getMeeting, getMeetingNumbers, getNextAgenda, listMeetings } from "./handlers/read-meetings.ts";
import { reassignAction } from "./handlers/reassign-action.ts";
import { approveSeries, getSeries, listSeries, scheduleMeeting, seatInSeries, startSeries } from "./handlers/series.ts";
import { arriveAtMeeting, closeMeeting } from "./handlers/session.ts";
import { decisions } from "./handlers/transitions.ts";
import { meetingsConsumers } from "./react.ts";
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
    proposeResolution,
    concurInResolution,
    printChairCard,
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
    approveSeries,
    listSeries,
    getSeries,
    seatInSeries,
    scheduleMeeting,
    arriveAtMeeting,
    closeMeeting,
    ...decisions,
  }),
  consumers: meetingsConsumers,
  keeping: meetingsKeeping,
  words: async () => (await import("./words.ts")).meetingsWords,
} as const satisfies Service;
