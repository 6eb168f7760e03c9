import { actingPerson } from "#shared/domain/caller.ts";
import { type Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type CalendarEntry, calendarFeed } from "#shared/feed/calendar-feed.ts";
import { feedCodes } from "#shared/feed/feed-code.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { type Feed, openFeed as open } from "../domain/feed.ts";
import type { Booking } from "../domain/seats/booking.ts";
import type { SessionCard } from "../domain/session/session.ts";
import { coursesRoutes as routes } from "../routes.ts";
import { bookingStore } from "../store/booking-store.ts";
import { campusStore } from "../store/campus-store.ts";
import { courseStore } from "../store/course-store.ts";
import { feedStore } from "../store/feed-store.ts";
import { learnerStore } from "../store/learner-store.ts";
import { sessionStore } from "../store/session-store.ts";

const codes = feedCodes({ name: "FEED", purpose: "read", verb: "read", path: routes.readFeed.path });
const shownDaysBack = 90;
const mostShown = 500;

const openFeed = endpoint(routes.openFeed, async ({ body, caller, community, command, newCode, now, table }) => {
  if (body.campusId) await campusStore(table).get(body.campusId);
  const { state, facts } = open({ ...body, ownerId: actingPerson(caller).personId, at: now, commandId: command.id });
  const { feedId } = state;
  const code = newCode("feed");
  const expiresAt = plusMinutes(now, numberOf("calendarFeedDays", community.policy) * 24 * 60);
  const { write, path } = codes.issue(table, { feedId, code, expiresAt });
  const { version, replayed } = await feedStore(table).create(feedId, command, { state, facts, also: [{ write }] });
  return { body: { feedId, path }, made: feedId, version, replayed };
});

const listFeeds = endpoint(routes.listFeeds, async ({ query, caller, table }) => {
  const { items, ...page } = await feedStore(table).ofPerson(actingPerson(caller).personId, query);
  const campuses = await campusStore(table).getEach([...new Set(items.flatMap(({ campusId }) => campusId ?? []))]);
  const names = new Map(campuses.map(({ campusId, name }) => [campusId, name]));
  const cards = items.map(({ ownerId: _, isClosed = false, ...feed }) => ({
    ...feed,
    isClosed,
    campusName: feed.campusId && names.get(feed.campusId),
  }));
  return { body: { ...page, items: cards } };
});

type Shown = { readonly session: SessionCard; readonly booking?: Booking };

/**
 * Calendars replace what they know by a higher sequence only. A closure raises the session's when it begins and when it
 * ends; a booking that is kept after it comes above the one that rests, and one that has ended above both.
 */
const rankOf = ({ status }: Booking): number => ({ suspended: 0, ended: 2 })[status as string] ?? 1;

/** A booking that has ended takes its entries off the calendar: the same ids, a higher sequence. */
const entryOf = ({ session, booking }: Shown, places: ReadonlyMap<string, string>, now: Instant): CalendarEntry => {
  const hasEnded = booking?.status === "ended";
  const isOff = session.status === "suspended" || session.status === "cancelled";
  return {
    uid: `${booking ? `${session.sessionId}.${booking.bookingId}` : session.sessionId}@linli`,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    title: session.title,
    place: places.get(session.venueId),
    sequence: booking ? session.sequence * 3 + rankOf(booking) : session.sequence,
    isCancelled: hasEnded || isOff || booking?.status === "suspended",
    changedAt: now,
  };
};

const shownOfCampus = async (table: CommunityTable, campusId: string, from: Instant): Promise<Shown[]> =>
  (await sessionStore(table).listOfCampus(campusId, from, mostShown)).map((session) => ({ session }));

const isShown = ({ status }: Booking): boolean => status !== "waiting" && status !== "offered";

/** All that is booked by a person, for them, or for those whose guardian they are. */
const bookingsOf = async (table: CommunityTable, personId: string): Promise<Booking[]> => {
  const learnerIds = await learnerStore(table).ownOf(personId);
  const all = await Promise.all(learnerIds.map((learnerId) => bookingStore(table).allOf(learnerId)));
  return [...new Map(all.flat().map((booking) => [booking.bookingId, booking])).values()];
};

/** The sessions of every course that a person, or a child of theirs, has or had a seat in. */
const shownOfPerson = async (table: CommunityTable, personId: string, from: Instant): Promise<Shown[]> => {
  const bookings = (await bookingsOf(table, personId)).filter(isShown);
  const courses = await courseStore(table).getEach([...new Set(bookings.map(({ courseId }) => courseId))]);
  const ids = courses.flatMap(({ sessions }) => sessions.filter(({ endsAt }) => endsAt >= from));
  const sessions = await sessionStore(table).getEach(ids.map(({ sessionId }) => sessionId).slice(0, mostShown));
  return bookings.flatMap((booking) =>
    sessions.filter(({ courseId }) => courseId === booking.courseId).map((session) => ({ session, booking })),
  );
};

const placesOf = async (table: CommunityTable, shown: readonly Shown[]): Promise<Map<string, string>> => {
  const campuses = await campusStore(table).getEach([...new Set(shown.map(({ session }) => session.campusId))]);
  const all = campuses.flatMap(({ name, venues }) =>
    venues.map((venue) => [venue.venueId, `${name} ${venue.name}`] as const),
  );
  return new Map(all);
};

const shownIn = (table: CommunityTable, { campusId, ownerId }: Feed, from: Instant): Promise<Shown[]> =>
  campusId ? shownOfCampus(table, campusId, from) : shownOfPerson(table, ownerId, from);

const readFeed = endpoint(routes.readFeed, async ({ params, now, table }) => {
  await codes.mustOpen(table, params, now);
  const { state: feed } = await feedStore(table).get(params.feedId);
  if (feed.isClosed) return refuse("code-invalid");
  const shown = await shownIn(table, feed, plusMinutes(now, -shownDaysBack * 24 * 60));
  const places = await placesOf(table, shown);
  const entries = shown.map((each) => entryOf(each, places, now));
  return { body: await calendarFeed("Linli", entries) };
});

export const feedEndpoints = { openFeed, listFeeds, readFeed };
