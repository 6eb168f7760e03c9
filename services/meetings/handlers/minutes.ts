import { actingPerson, type Caller } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { sideHeld } from "#shared/domain/standing.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, stillHolds } from "#shared/people/standing.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { confirmMinutes as confirm, excuseSide as excuse, type Standing, sideFor } from "../domain/meeting/confirm.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import {
  amendMinutes as amend,
  publishMinutes as publish,
  reviseMinutes as revise,
} from "../domain/meeting/minutes.ts";
import { isConvener } from "../domain/parts.ts";
import { publishedMinutes } from "../domain/public.ts";
import { seatsOn } from "../domain/seat.ts";
import { meetingsRoutes } from "../routes.ts";
import { goneAmong, placeIn } from "../store/confirmers.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

const wasThere = (meeting: Meeting, caller: Caller): boolean =>
  "session" in meeting && meeting.session.attendance.some((each) => each.personId === actingPerson(caller).personId);

/**
 * The minutes are for those who were there, for the conveners, and for who confirms them in the place of those who
 * are here no longer; to others there are none until they are published.
 */
const mustHaveMinutes = (meeting: Meeting, caller: Caller, standing?: Standing) => {
  if (!("minutes" in meeting)) return refuse("not-found");
  const mayRead = wasThere(meeting, caller) || isConvener(caller);
  const isInTheirPlace =
    standing !== undefined && sideFor(meeting, actingPerson(caller).personId, standing) !== undefined;
  return mayRead || isInTheirPlace ? meeting.minutes : refuse("not-found");
};

const shown = async (table: CommunityTable, meeting: Meeting, caller: Caller, standing?: Standing) => {
  const minutes = mustHaveMinutes(meeting, caller, standing);
  return { meetingId: meeting.meetingId, minutes, revisions: await meetingStore(table).revisions(meeting.meetingId) };
};

export const getMinutes = endpoint(meetingsRoutes.getMinutes, async (call) => {
  const { params, caller, table } = call;
  const { state, version } = await meetingStore(table).get(params.meetingId);
  const mayRead = isConvener(caller) || wasThere(state, caller);
  const standing = mayRead ? undefined : await placeIn(state, call);
  return { body: await shown(table, state, caller, standing), subject: state, version };
});

type OnMinutes = Pick<Call<typeof meetingsRoutes.amendMinutes>, "params" | "caller" | "command" | "table">;

const working = async (
  { params, caller, command, table }: OnMinutes,
  verb: (current: Meeting) => Decision<Meeting> | undefined,
) => {
  const { state, ...outcome } = await meetingStore(table).decide(params.meetingId, command, verb);
  return { body: await shown(table, state, caller), subject: state, ...outcome };
};

export const amendMinutes = endpoint(meetingsRoutes.amendMinutes, (call) =>
  working(call, (current) => {
    mustHaveMinutes(current, call.caller);
    return amend(current, { ...call.body, by: call.caller, at: call.now, commandId: call.command.id });
  }),
);

export const reviseMinutes = endpoint(meetingsRoutes.reviseMinutes, (call) =>
  working(call, (current) => revise(current, { ...call.body, by: call.caller, at: call.now })),
);

/** Who was there is settled since the meeting closed, so it may be read before; whose side one is of is not. */
export const confirmMinutes = endpoint(meetingsRoutes.confirmMinutes, async (call) => {
  const { params, body, caller, command, now, table } = call;
  const meetings = meetingStore(table);
  const place = await placeIn((await meetings.get(params.meetingId)).state, call);
  const { personId } = actingPerson(caller);
  const { state, ...outcome } = await meetings.decide(
    params.meetingId,
    command,
    (current, [item]) => {
      mustHaveMinutes(current, caller, place);
      const held = sideHeld(standingIn(item), now);
      const confirmed = confirm(current, { ...body, ...place, side: held?.side, by: caller, at: now });
      return confirmed && { ...confirmed, also: [stillHolds(table.scope, personId, held?.grantId)] };
    },
    [standingKey(table.scope, personId)],
  );
  return { body: await shown(table, state, caller, place), subject: state, ...outcome };
});

/** A meeting, and the body whose it is. */
const withBody = async ({ params, table }: Pick<OnMinutes, "params" | "table">) => {
  const { state } = await meetingStore(table).get(params.meetingId);
  return { state, series: (await seriesStore(table).get(state.seriesId)).state };
};

export const excuseSide = endpoint(meetingsRoutes.excuseSide, async (call) => {
  const { body, caller, community, now, table } = call;
  const { state, series } = await withBody(call);
  const seats = seatsOn(series, dayIn(community.timeZone, now));
  const there = "session" in state ? state.session.attendance : [];
  const gone = await goneAmong(table, [...seats, ...there], now);
  const seated = seats.flatMap(({ personId, side }) => (gone.has(personId) ? [] : [side]));
  return working(call, (current) => excuse(current, { ...body, gone, seated, by: caller, at: now }));
});

export const publishMinutes = endpoint(meetingsRoutes.publishMinutes, async (call) => {
  const { series } = await withBody(call);
  const seatNames = series.seats.flatMap(({ name }) => name ?? []);
  return working(call, (current) => publish(current, { ...call.body, seatNames, by: call.caller, at: call.now }));
});

export const readPublicMinutes = endpoint(meetingsRoutes.readPublicMinutes, async ({ params, table }) => {
  const { state } = await meetingStore(table).get(params.meetingId);
  return { body: publishedMinutes(state) ?? refuse("not-found") };
});
