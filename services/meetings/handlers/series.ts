import { newId } from "#shared/domain/new-id.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, whileOfSide } from "#shared/people/standing.ts";
import { approve, schedule, start } from "../domain/series.ts";
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
    return { body: state, version, replayed, made: seriesId };
  },
);

/** Whose yes it is reads their side at its source, and is of it in the commit still. */
export const approveSeries = endpoint(meetingsRoutes.approveSeries, async ({ params, caller, command, now, table }) => {
  const { state, ...outcome } = await seriesStore(table).decide(
    params.seriesId,
    command,
    (current, [item]) => {
      const approved = approve(current, { by: caller, at: now, standing: standingIn(item) });
      return approved && whileOfSide(table.scope, approved);
    },
    [standingKey(table.scope, caller.personId)],
  );
  return { body: state, ...outcome };
});

export const listSeries = endpoint(meetingsRoutes.listSeries, async ({ query, table }) => ({
  body: await seriesStore(table).list(query),
}));

export const getSeries = endpoint(meetingsRoutes.getSeries, async ({ params, table }) => {
  const { state, version } = await seriesStore(table).get(params.seriesId);
  return { body: state, version };
});

export const seatInSeries = endpoint(
  meetingsRoutes.seatInSeries,
  async ({ params, body, caller, community, command, now, table }) => {
    const told = { ...body, by: caller, at: now, community, commandId: command.id };
    const { state, ...outcome } = await seriesStore(table).seat(params.seriesId, command, told);
    return { body: state, ...outcome };
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
    return { body: meetingView(state, caller), version, replayed, made: meetingId };
  },
);
