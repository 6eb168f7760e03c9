import * as z from "zod";
import { pageOf, paging, type RouteSpec } from "#shared/http/route.ts";
import { CloseFeed, Feed, FeedCard, OpenedFeed, OpenFeed } from "../domain/feed.ts";
import { convenerRoles, FeedId, SeatId, SeriesId, SubscriptionId } from "../domain/parts.ts";
import { SeatCard } from "../domain/seat.ts";
import { EndSeat, SeatPerson } from "../domain/seating.ts";
import { ApproveSeries, ScheduleMeeting, Series, SeriesCard, StartSeries } from "../domain/series.ts";
import { EndSubscription, Subscribe, Subscription, SubscriptionCard } from "../domain/subscription.ts";
import { MeetingView } from "../domain/views.ts";

/** Who may set a body up: those who convene it, and the community's administrator. */
const founders = { roles: [...convenerRoles, "community-admin"] } as const;
const conveners = { roles: convenerRoles } as const;

/** The bodies that meet, who sits in them, and the calendars that follow them. */
export const seriesRoutes = {
  startSeries: {
    method: "POST",
    path: "/series",
    summary: "Have a body of three sides meet by a rule",
    access: founders,
    body: StartSeries,
    reply: Series,
    offers: "series",
    status: 201,
  },
  approveSeries: {
    method: "POST",
    path: "/series/{seriesId}/approve",
    summary: "Say yes to a body for one's own side; it meets once all three have",
    access: "member",
    params: { seriesId: SeriesId },
    body: ApproveSeries,
    reply: Series,
    offers: "series",
    refusals: ["not-of-side"],
    needsIdentity: true,
  },
  listSeries: {
    method: "GET",
    path: "/series",
    summary: "The bodies that meet, oldest first",
    access: "member",
    query: paging,
    reply: pageOf(SeriesCard),
  },
  getSeries: {
    method: "GET",
    path: "/series/{seriesId}",
    summary: "A body with its rule and its seats",
    access: "member",
    params: { seriesId: SeriesId },
    reply: Series,
    offers: "series",
  },
  listSeats: {
    method: "GET",
    path: "/seats",
    summary: "Who sits in a body or will, by side, with the names that they have now",
    access: "member",
    query: { seriesId: SeriesId, ...paging },
    reply: pageOf(SeatCard),
  },
  seatInSeries: {
    method: "POST",
    path: "/series/{seriesId}/seat",
    summary: "Give somebody a seat of a side",
    access: founders,
    params: { seriesId: SeriesId },
    body: SeatPerson,
    reply: Series,
    offers: "series",
    refusals: ["not-of-side"],
  },
  endSeriesSeat: {
    method: "POST",
    path: "/seats/{seatId}/end",
    summary: "End a seat today",
    access: founders,
    params: { seatId: SeatId },
    body: EndSeat,
    reply: Series,
    offers: "series",
  },
  scheduleMeeting: {
    method: "POST",
    path: "/series/{seriesId}/schedule",
    summary: "Schedule the next meeting by the rule, or one at a time of its own",
    access: conveners,
    params: { seriesId: SeriesId },
    body: ScheduleMeeting,
    reply: MeetingView,
    offers: "meeting",
    status: 201,
    refusals: ["calendar-missing"],
  },
  subscribeToSeries: {
    method: "POST",
    path: "/series/{seriesId}/subscribe",
    summary: "Be told when an agenda and minutes of a body are published, without a seat in it",
    access: "member",
    params: { seriesId: SeriesId },
    body: Subscribe,
    reply: Subscription,
    status: 201,
  },
  endSubscription: {
    method: "POST",
    path: "/subscriptions/{subscriptionId}/end",
    summary: "Be told of a body's agendas and minutes no more",
    access: "member",
    params: { subscriptionId: SubscriptionId },
    body: EndSubscription,
    reply: Subscription,
  },
  listSubscriptions: {
    method: "GET",
    path: "/subscriptions",
    summary: "The bodies of whose agendas and minutes one is told, or was until one ended it",
    access: "member",
    query: paging,
    reply: pageOf(SubscriptionCard),
  },
  openMeetingFeed: {
    method: "POST",
    path: "/series/{seriesId}/open-feed",
    summary: "Have one's own calendar follow the meetings, by a secret code",
    access: "member",
    params: { seriesId: SeriesId },
    body: OpenFeed,
    reply: OpenedFeed,
    status: 201,
  },
  closeMeetingFeed: {
    method: "POST",
    path: "/feeds/{feedId}/close",
    summary: "Make the calendar's code open nothing any more",
    access: "member",
    params: { feedId: FeedId },
    body: CloseFeed,
    reply: Feed,
  },
  listMeetingFeeds: {
    method: "GET",
    path: "/feeds",
    summary: "The calendars that one has follow meetings; the path of each was told when it was opened",
    access: "member",
    query: paging,
    reply: pageOf(FeedCard),
  },
  readMeetingFeed: {
    method: "GET",
    path: "/feeds/{feedId}/{code}",
    summary: "The meetings as a calendar (iCalendar), for whoever has the code",
    access: "public",
    params: { feedId: FeedId, code: z.string().min(1).max(100) },
    media: "text/calendar",
    reply: z.string(),
    refusals: ["code-invalid"],
  },
} as const satisfies Record<string, RouteSpec>;
