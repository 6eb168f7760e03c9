import { dayIn, instantAt } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { ageOf } from "../domain/issue/issue.ts";
import { mostOverdue } from "../domain/meeting/agenda.ts";
import { numbersOf } from "../domain/numbers.ts";
import { meetingView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";

export const getMeeting = endpoint(meetingsRoutes.getMeeting, async ({ params, caller, table }) => {
  const { state, version } = await meetingStore(table).get(params.meetingId);
  return { body: meetingView(state, caller), subject: state, version };
});

const aged = <Row extends { readonly firstRaisedAt: string }>(row: Row, at: string) => ({
  ...row,
  ageDays: ageOf(row, at),
});

/** An agenda is frozen when it is published, and so are the ages on it. */
export const getAgenda = endpoint(meetingsRoutes.getAgenda, async ({ params, query, now, table }) => {
  const { state } = await meetingStore(table).get(params.meetingId);
  const { items, ...page } = await issueStore(table).agendaPage(params.meetingId, query);
  const { overdueActionIds = [], publishedAt = now } = ("agenda" in state && state.agenda) || {};
  return { body: { overdueActionIds, items: items.map((row) => aged(row, publishedAt)), ...page } };
});

export const getNextAgenda = endpoint(meetingsRoutes.getNextAgenda, async ({ query, now, table }) => {
  const issues = issueStore(table);
  const { items, ...page } = await issues.poolPage(query);
  const overdue = await issues.overdue({ limit: mostOverdue });
  const overdueActionIds = overdue.items.map(({ actionId }) => actionId);
  const waiting = items.map((row) => ({ ...aged(row, now), outcome: "pending" as const }));
  return { body: { overdueActionIds, items: waiting, ...page } };
});

const monthAfter = (month: string): string => {
  const [year = 0, nth = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, nth, 1)).toISOString().slice(0, 7);
};

export const getMeetingNumbers = endpoint(
  meetingsRoutes.getMeetingNumbers,
  async ({ query, community, now, table }) => {
    const { timeZone } = community;
    const { month } = query;
    const today = dayIn(timeZone, now);
    if (month > today.slice(0, 7)) refuse("invalid", { errors: [{ parameter: "month", code: "in-the-future" }] });
    const after = `${monthAfter(month)}-01`;
    const [from = now, next = now] = [`${month}-01`, after].map((day) => instantAt(timeZone, day, "00:00"));
    const until = next > now ? now : new Date(Date.parse(next) - 1).toISOString();
    const before = today < after ? today : after;
    return { body: numbersOf(await issueStore(table).cards(), { month, from, until, before }) };
  },
);
