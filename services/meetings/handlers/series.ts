import { dayIn } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { pageAfter } from "#shared/http/page.ts";
import { hear } from "#shared/people/hearing.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { namesOf } from "#shared/table/names.ts";
import { seatsFrom } from "../domain/seat.ts";
import { approve, schedule, seriesFor, start } from "../domain/series.ts";
import { meetingView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

export const startSeries = endpoint(
  meetingsRoutes.startSeries,
  async ({ body, caller, community, command, now, table }) => {
    const standing = standingIn(await table.get(standingKey(table.scope, caller.personId)));
    const decision = start({ ...body, by: caller, at: now, standing, community, commandId: command.id });
    const { seriesId } = decision.state;
    const { state, version, replayed } = await seriesStore(table).create(
      seriesId,
      command,
      whileOfSide(table.scope, decision),
    );
    return { body: seriesFor(state, caller), subject: state, version, replayed, made: seriesId };
  },
);

export const approveSeries = endpoint(meetingsRoutes.approveSeries, async (call) => {
  const { caller } = call;
  const { state, ...outcome } = await hear(call, {
    id: call.params.seriesId,
    store: seriesStore(call.table),
    said: ({ approvals }) => approvals,
    verb: approve,
  });
  return { body: seriesFor(state, caller), subject: state, ...outcome };
});

export const listSeries = endpoint(meetingsRoutes.listSeries, async ({ query, table }) => ({
  body: await seriesStore(table).list(query),
}));

export const getSeries = endpoint(meetingsRoutes.getSeries, async ({ params, caller, table }) => {
  const { state, version } = await seriesStore(table).get(params.seriesId);
  return { body: seriesFor(state, caller), subject: state, version };
});

export const listSeats = endpoint(meetingsRoutes.listSeats, async ({ query, community, now, table }) => {
  const { seriesId } = query;
  const { state } = await seriesStore(table).get(seriesId);
  const { items, ...page } = pageAfter(seatsFrom(state, dayIn(community.timeZone, now)), query);
  const names = await namesOf(
    table,
    items.map(({ personId }) => personId),
  );
  const cards = items.map((seat) => ({ ...seat, seriesId, name: names.get(seat.personId) }));
  return { body: { items: cards, ...page } };
});

export const seatInSeries = endpoint(
  meetingsRoutes.seatInSeries,
  async ({ params, body, caller, community, command, now, table }) => {
    const told = { ...body, by: caller, at: now, community, commandId: command.id };
    const { state, ...outcome } = await seriesStore(table).seat(params.seriesId, command, told);
    return { body: seriesFor(state, caller), subject: state, ...outcome };
  },
);

/** The body and its new meeting in one commit: two who schedule at once do not get the same day. */
export const scheduleMeeting = endpoint(
  meetingsRoutes.scheduleMeeting,
  async ({ params, body, caller, community, command, now, table }) => {
    const meetings = meetingStore(table);
    const told = { ...body, by: caller, at: now, community, commandId: command.id };
    const { replayed } = await seriesStore(table).decide(params.seriesId, command, (current) => {
      const { series, meeting } = schedule(current, told);
      const { meetingId } = meeting.state;
      return { ...series, also: meetings.beside({ id: meetingId, version: 0 }, command, meeting) };
    });
    const meetingId = newId("mtg", command.id);
    const { state, version } = await meetings.get(meetingId);
    return { body: meetingView(state, caller), subject: state, version, replayed, made: meetingId };
  },
);
