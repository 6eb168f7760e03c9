import { answers } from "#shared/http/endpoint.ts";
import type { Service } from "#shared/service.ts";
import { meetingsCards } from "./cards.ts";
import { discussIssue, resolveIssue } from "./handlers/decide-issue.ts";
import { listMeetingFeeds, openMeetingFeed, readMeetingFeed } from "./handlers/feeds.ts";
import { getIssue, getTrail, listActions, listIssues, mergeIssue, raiseIssue } from "./handlers/issues.ts";
import { listMeetings, listPublicMeetings, listPublicMinutes } from "./handlers/list-meetings.ts";
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
import { getAgenda, getMeeting, getMeetingNumbers, getNextAgenda } from "./handlers/read-meetings.ts";
import { reassignAction } from "./handlers/reassign-action.ts";
import {
  approveSeries,
  getSeries,
  listSeats,
  listSeries,
  scheduleMeeting,
  seatInSeries,
  startSeries,
} from "./handlers/series.ts";
import { arriveAtMeeting, closeMeeting } from "./handlers/session.ts";
import { listSubscriptions, subscribeToSeries } from "./handlers/subscriptions.ts";
import { decisions } from "./handlers/transitions.ts";
import { meetingsOffers } from "./offers.ts";
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
    subscribeToSeries,
    listSubscriptions,
    openMeetingFeed,
    listMeetingFeeds,
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
    listPublicMeetings,
    listPublicMinutes,
    getMeeting,
    getAgenda,
    getNextAgenda,
    getMeetingNumbers,
    startSeries,
    approveSeries,
    listSeries,
    getSeries,
    listSeats,
    seatInSeries,
    scheduleMeeting,
    arriveAtMeeting,
    closeMeeting,
    ...decisions,
  }),
  offers: meetingsOffers,
  consumers: meetingsConsumers,
  keeping: meetingsKeeping,
  cards: meetingsCards,
  words: async () => (await import("./words.ts")).meetingsWords,
} as const satisfies Service;
