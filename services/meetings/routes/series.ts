import * as z from "zod";
import { pageOf, paging, type RouteSpec } from "#shared/http/route.ts";
import { CloseFeed, Feed, OpenedFeed, OpenFeed } from "../domain/feed.ts";
import { convenerRoles, FeedId, SeatId, SeriesId } from "../domain/parts.ts";
import { EndSeat, SeatPerson } from "../domain/seating.ts";
import { ApproveSeries, ScheduleMeeting, Series, StartSeries } from "../domain/series.ts";
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
    refusals: ["not-of-side", "conflict-of-interest"],
    needsIdentity: true,
  },
  listSeries: {
    method: "GET",
    path: "/series",
    summary: "The bodies that meet, oldest first",
    access: "member",
    query: paging,
    reply: pageOf(Series.pick({ seriesId: true, name: true })),
  },
  getSeries: {
    method: "GET",
    path: "/series/{seriesId}",
    summary: "A body with its rule and its seats",
    access: "member",
    params: { seriesId: SeriesId },
    reply: Series,
  },
  seatInSeries: {
    method: "POST",
    path: "/series/{seriesId}/seat",
    summary: "Give somebody a seat of a side",
    access: founders,
    params: { seriesId: SeriesId },
    body: SeatPerson,
    reply: Series,
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
  },
  scheduleMeeting: {
    method: "POST",
    path: "/series/{seriesId}/schedule",
    summary: "Schedule the next meeting by the rule, or one at a time of its own",
    access: conveners,
    params: { seriesId: SeriesId },
    body: ScheduleMeeting,
    reply: MeetingView,
    status: 201,
    refusals: ["calendar-missing"],
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
