import { parentId } from "#shared/domain/ids.ts";
import { transitions } from "#shared/http/transition.ts";
import { acceptAction, explainAction, reportDone, reportProgress } from "../domain/action/progress.ts";
import { closeOwnFeed } from "../domain/feed.ts";
import { admit, reject } from "../domain/issue/raise.ts";
import { explain, referUp } from "../domain/meeting/agenda.ts";
import { draftMinutes } from "../domain/meeting/minutes.ts";
import { leave, open } from "../domain/meeting/open.ts";
import { cancel, collect, postpone, reschedule } from "../domain/meeting/postpone.ts";
import { endSeat } from "../domain/seating.ts";
import { seriesFor } from "../domain/series.ts";
import { endOwnSubscription } from "../domain/subscription.ts";
import { issueView, meetingView } from "../domain/views.ts";
import { meetingsRoutes as routes } from "../routes.ts";
import { feedStore } from "../store/feed-store.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";
import { subscriptionStore } from "../store/subscription-store.ts";

const ofSeries = transitions({
  store: seriesStore,
  id: ({ seriesId, seatId }) => String(seriesId ?? parentId("ser", String(seatId))),
  view: (series, { by }) => seriesFor(series, by),
});

const ofFeed = transitions({ store: feedStore, id: ({ feedId }) => String(feedId), view: (feed) => feed });

const ofSubscription = transitions({
  store: subscriptionStore,
  id: ({ subscriptionId }) => String(subscriptionId),
  view: (subscription) => subscription,
});

const ofMeeting = transitions({
  store: meetingStore,
  id: ({ meetingId }) => String(meetingId),
  view: (meeting, { by }) => meetingView(meeting, by),
});

const ofIssue = transitions({
  store: issueStore,
  id: ({ issueId, actionId }) => String(issueId ?? parentId("iss", String(actionId))),
  view: (issue, { by: caller, at: now, community }) => issueView(issue, { caller, now, community }),
});

/** The verbs that only decide: each row is a route and the rule that answers it. */
export const decisions = {
  ...ofSeries(routes, { endSeriesSeat: endSeat }),
  ...ofFeed(routes, { closeMeetingFeed: closeOwnFeed }),
  ...ofSubscription(routes, { endSubscription: endOwnSubscription }),
  ...ofMeeting(routes, {
    collectIssues: collect,
    postponeMeeting: postpone,
    rescheduleMeeting: reschedule,
    cancelMeeting: cancel,
    openMeeting: open,
    leaveMeeting: leave,
    draftMinutes,
  }),
  ...ofIssue(routes, {
    admitIssue: admit,
    rejectIssue: reject,
    explainIssue: explain,
    referIssueUp: referUp,
    acceptAction,
    reportProgress,
    explainAction,
    reportActionDone: reportDone,
  }),
};
