import type { Caller } from "#shared/domain/caller.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Decision } from "#shared/table/entity.ts";
import type { CommunityScope, ScopedTable } from "#shared/table/scope.ts";
import type { Meeting } from "../domain/meeting.ts";
import {
  amendMinutes as amend,
  confirmMinutes as confirm,
  publishMinutes as publish,
  reviseMinutes as revise,
} from "../domain/minutes.ts";
import { isConvener } from "../domain/parts.ts";
import { meetingsRoutes } from "../routes.ts";
import { meetingStore } from "../store/meeting-store.ts";

/** The minutes are for those who were there and for the conveners; to others there are none until they are published. */
const mustHaveMinutes = (meeting: Meeting, caller: Caller) => {
  if (!("minutes" in meeting)) return refuse("not-found");
  const isThere = meeting.session.attendance.some(({ personId }) => personId === caller.personId);
  return isThere || isConvener(caller) ? meeting.minutes : refuse("not-found");
};

const shown = async (table: ScopedTable<CommunityScope>, meeting: Meeting, caller: Caller) => {
  const minutes = mustHaveMinutes(meeting, caller);
  return { meetingId: meeting.meetingId, minutes, revisions: await meetingStore(table).revisions(meeting.meetingId) };
};

export const getMinutes = endpoint(meetingsRoutes.getMinutes, async ({ params, caller, table }) => {
  const { state, version } = await meetingStore(table).get(params.meetingId);
  return { body: await shown(table, state, caller), version };
});

type Working = Pick<Call<typeof meetingsRoutes.amendMinutes>, "params" | "caller" | "command" | "table">;

const working = async (
  { params, caller, command, table }: Working,
  verb: (current: Meeting) => Decision<Meeting> | undefined,
) => {
  const { state, ...outcome } = await meetingStore(table).decide(params.meetingId, command, verb);
  return { body: await shown(table, state, caller), ...outcome };
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

export const confirmMinutes = endpoint(meetingsRoutes.confirmMinutes, (call) =>
  working(call, (current) => {
    mustHaveMinutes(current, call.caller);
    return confirm(current, { ...call.body, by: call.caller, at: call.now });
  }),
);

export const publishMinutes = endpoint(meetingsRoutes.publishMinutes, (call) =>
  working(call, (current) => publish(current, { ...call.body, by: call.caller, at: call.now })),
);

export const readPublicMinutes = endpoint(meetingsRoutes.readPublicMinutes, async ({ params, table }) => {
  const { state } = await meetingStore(table).get(params.meetingId);
  const publication = "minutes" in state ? state.minutes.publication : undefined;
  if (!publication) return refuse("not-found");
  const { meetingId, title, timeZone, startsAt } = state;
  const month = dayIn(timeZone, startsAt).slice(0, 7);
  const { revision, text, at: publishedAt } = publication;
  return { body: { meetingId, title, month, revision, publishedAt, text } };
});
