import { daysAsMinutes, plusMinutes } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type CalendarEntry, calendarFeed } from "#shared/http/calendar-feed.ts";
import { codeStore, typedCode } from "#shared/http/codes.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { openFeed } from "../domain/feed.ts";
import type { MeetingCard } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { feedPlace, feedStore } from "../store/feed-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

const purpose = "calendar";
const verb = "readMeetingFeed";

export const openMeetingFeed = endpoint(
  meetingsRoutes.openMeetingFeed,
  async ({ params, caller, community, command, newCode, now, table }) => {
    await seriesStore(table).get(params.seriesId);
    const { policy } = community;
    const decision = openFeed({ by: caller, at: now, seriesId: params.seriesId, commandId: command.id, policy });
    const { feedId, expiresAt } = decision.state;
    const code = newCode(purpose);
    const issued = codeStore(table).issue(feedPlace(feedId), purpose, { code, verbs: [verb], expiresAt });
    const outcome = await feedStore(table).create(feedId, command, { ...decision, also: [{ write: issued }] });
    const { state, version, replayed } = outcome;
    const path = meetingsRoutes.readMeetingFeed.path
      .replace("{community}", table.scope.community)
      .replace("{feedId}", feedId)
      .replace("{code}", code);
    return { body: { feed: state, path }, version, replayed, made: feedId };
  },
);

/** A meeting that was put off and has no new time yet leaves the calendar until it has one. */
const entryOf = ({ meetingId, status, ...card }: MeetingCard, community: string): CalendarEntry => ({
  ...card,
  uid: `${meetingId}@${community}.linli`,
  isCancelled: status === "cancelled" || status === "postponed",
});

const pastDays = 92;
const mostMeetings = 100;

export const readMeetingFeed = endpoint(meetingsRoutes.readMeetingFeed, async ({ params, now, table }) => {
  const { feedId } = params;
  const code = typedCode(params.code) ?? refuse("code-invalid");
  await codeStore(table).mustOpen(feedPlace(feedId), purpose, { code, verb, now });
  const { state } = await feedStore(table).get(feedId);
  if (state.closedAt) refuse("code-invalid");
  const from = plusMinutes(now, -daysAsMinutes(pastDays));
  const { items } = await meetingStore(table).listOf(state.seriesId, from, mostMeetings);
  const entries = items.map((card) => entryOf(card, table.scope.community));
  return { body: await calendarFeed(items[0]?.title ?? "", entries) };
});
