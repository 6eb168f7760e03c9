import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type CalendarEntry, calendarFeed } from "#shared/feed/calendar-feed.ts";
import { feedCodes } from "#shared/feed/feed-code.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { openFeed } from "../domain/feed.ts";
import type { MeetingCard } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { feedStore } from "../store/feed-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

const purpose = "calendar";
const codes = feedCodes({
  name: "MEETING-FEED",
  purpose,
  verb: "readMeetingFeed",
  path: meetingsRoutes.readMeetingFeed.path,
});

export const openMeetingFeed = endpoint(
  meetingsRoutes.openMeetingFeed,
  async ({ params, caller, community, command, newCode, now, table }) => {
    await seriesStore(table).get(params.seriesId);
    const { policy } = community;
    const decision = openFeed({ by: caller, at: now, seriesId: params.seriesId, commandId: command.id, policy });
    const { feedId, expiresAt } = decision.state;
    const code = newCode(purpose);
    const { write, path } = codes.issue(table, { feedId, code, expiresAt });
    const outcome = await feedStore(table).create(feedId, command, { ...decision, also: [{ write }] });
    const { state, version, replayed } = outcome;
    return { body: { feed: state, path }, version, replayed, made: feedId };
  },
);

export const listMeetingFeeds = endpoint(meetingsRoutes.listMeetingFeeds, async ({ query, caller, table }) => {
  const { items, ...page } = await feedStore(table).ofPerson(caller.personId, query);
  const bodies = await seriesStore(table).getEach([...new Set(items.map(({ seriesId }) => seriesId))]);
  const names = new Map(bodies.map(({ seriesId, name }) => [seriesId, name]));
  const cards = items.map(({ personId: _, ...feed }) => ({ ...feed, seriesName: names.get(feed.seriesId) }));
  return { body: { ...page, items: cards } };
});

/** A meeting that was put off and has no new time yet leaves the calendar until it has one. */
const entryOf = ({ meetingId, status, ...card }: MeetingCard, community: string): CalendarEntry => ({
  ...card,
  uid: `${meetingId}@${community}.linli`,
  isCancelled: status === "cancelled" || status === "postponed",
});

const pastDays = 92;
const mostMeetings = 100;

export const readMeetingFeed = endpoint(meetingsRoutes.readMeetingFeed, async ({ params, now, table }) => {
  await codes.mustOpen(table, params, now);
  const { state } = await feedStore(table).get(params.feedId);
  if (state.closedAt) refuse("code-invalid");
  const from = plusMinutes(now, -daysAsMinutes(pastDays));
  const { items } = await meetingStore(table).list("ofSeries", state.seriesId, { limit: mostMeetings }, { from });
  const entries = items.map((card) => entryOf(card, table.scope.community));
  return { body: await calendarFeed(items[0]?.title ?? "", entries) };
});
