import { homeRoom } from "#shared/home/rows.ts";
import { holding, type Keeping } from "#shared/table/holding.ts";
import { feedFor } from "../domain/feed.ts";
import { forgetInIssue, forgetInMeeting, forgetInSeries, issueFor, meetingFor, seriesFor } from "../domain/forget.ts";
import { subscriptionFor } from "../domain/subscription.ts";
import { feedStore } from "./feed-store.ts";
import { issueStore } from "./issue-store.ts";
import { meetingStore } from "./meeting-store.ts";
import { seriesStore } from "./series-store.ts";
import { subscribersOf, subscriptionStore } from "./subscription-store.ts";

const projections = [
  "SEATS",
  "DISPUTES",
  "TRAIL",
  "ISSUE-OF-SPOT",
  "ISSUE-POOL",
  "ACTIONS",
  "ACTIONS-OVERDUE",
  "ACTIONS-WITHOUT-LEAD",
];

/** All that meetings keeps, for those who ask for it, for those who ask to be forgotten, and for an erasure. */
export const meetingsKeeping: Keeping = {
  service: "meetings",
  holdings: [
    holding({ kind: "ISSUE", store: issueStore, show: issueFor, forget: forgetInIssue }),
    holding({
      kind: "MEETING",
      store: meetingStore,
      show: meetingFor,
      forget: forgetInMeeting,
      beside: (meetingId) => [["AGENDA", meetingId]],
    }),
    holding({
      kind: "SERIES",
      store: seriesStore,
      show: seriesFor,
      forget: forgetInSeries,
      beside: (seriesId) => [homeRoom(seriesId), subscribersOf(seriesId)],
    }),
    holding({ kind: "SUBSCRIPTION", store: subscriptionStore, show: subscriptionFor, forget: () => undefined }),
    holding({ kind: "MEETING-FEED", store: feedStore, show: feedFor, forget: () => undefined }),
  ],
  besides: [{ kind: "COMMUNITY", partitions: () => projections.map((name) => [name]) }],
};
