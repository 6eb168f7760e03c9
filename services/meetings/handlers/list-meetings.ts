import { dayIn, instantAt, plusMonths } from "#shared/domain/dates.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { oneFilter } from "#shared/http/one-filter.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { publicMeeting, publishedCard } from "../domain/public.ts";
import { meetingsRoutes as routes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

type Listing = Pick<Call<typeof routes.listPublicMeetings>, "query" | "community" | "now" | "table">;

/** What is scheduled is in this month or in one of the next. */
const monthsAhead = [0, 1, 2] as const;

const fromToday = ({ query, community, now, table }: Listing) => {
  const today = dayIn(community.timeZone, now);
  const first = `${today.slice(0, 7)}-01`;
  const months = monthsAhead.map((ahead) => plusMonths(first, ahead).slice(0, 7));
  const from = instantAt(community.timeZone, today, "00:00");
  return meetingStore(table).among("ofMonth", months, query, { from });
};

export const listMeetings = endpoint(routes.listMeetings, async (call) => {
  const { month, series, ...paging } = call.query;
  const filter = oneFilter(
    [
      month !== undefined && ({ by: "ofMonth", value: month } as const),
      series !== undefined && ({ by: "ofSeries", value: series } as const),
    ],
    "month",
  );
  const { table } = call;
  return { body: await (filter ? meetingStore(table).list(filter.by, filter.value, paging) : fromToday(call)) };
});

const mostMatters = 100;

/** What is on a published agenda, and what those are called who are in it. */
const agendaOf = async ({ table }: Listing, { meetingId, ...meeting }: Meeting) => {
  if (!("agenda" in meeting && meeting.agenda)) return { rows: [], names: [] };
  const issues = issueStore(table);
  const { items: rows } = await issues.agendaPage(meetingId, { limit: mostMatters });
  const found = await issues.getEach(rows.map(({ issueId }) => issueId));
  return { rows, names: found.flatMap(({ people }) => Object.values(people)) };
};

/** Each as it is by now, with those who sit in its body: none of them is named. */
export const listPublicMeetings = endpoint(routes.listPublicMeetings, async (call) => {
  const { table } = call;
  const { items, ...page } = await fromToday(call);
  const meetings = await meetingStore(table).getEach(items.map(({ meetingId }) => meetingId));
  const bodies = await seriesStore(table).getEach([...new Set(meetings.map(({ seriesId }) => seriesId))]);
  const seated = bodies.flatMap(({ seats }) => seats.flatMap(({ name }) => name ?? []));
  const shown = await Promise.all(
    meetings.map(async (meeting) => {
      const { rows, names } = await agendaOf(call, meeting);
      return publicMeeting(meeting, rows, [...seated, ...names]);
    }),
  );
  return { body: { ...page, items: shown } };
});

export const listPublicMinutes = endpoint(routes.listPublicMinutes, async ({ query, table }) => {
  const store = meetingStore(table);
  const { items, ...page } = await store.list("published", true, query, { reverse: true });
  const meetings = await store.getEach(items.map(({ meetingId }) => meetingId));
  return { body: { ...page, items: meetings.flatMap((meeting) => publishedCard(meeting) ?? []) } };
});
