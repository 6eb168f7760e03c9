import { dayIn } from "#shared/domain/dates.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { endpoint } from "#shared/http/endpoint.ts";
import { standingKey } from "#shared/people/standing.ts";
import { arrive, close } from "../domain/meeting/open.ts";
import { meetingView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seatedKey, sideOn } from "../store/seats-store.ts";

export const arriveAtMeeting = endpoint(
  meetingsRoutes.arriveAtMeeting,
  async ({ params, body, caller, community, command, now, table }) => {
    const day = dayIn(community.timeZone, now);
    const { state, ...outcome } = await meetingStore(table).decide(
      params.meetingId,
      command,
      (current, [standing, seated]) => {
        if (!standing) refuseField("/personId", "unknown-person");
        return arrive(current, { ...body, by: caller, at: now, side: sideOn(seated, current.seriesId, day) });
      },
      [standingKey(table.scope, body.personId), seatedKey(table.scope, body.personId)],
    );
    return { body: meetingView(state, caller), subject: state, ...outcome };
  },
);

/** The agenda's rows are fixed since it was published, and each decision was written into the meeting. */
export const closeMeeting = endpoint(meetingsRoutes.closeMeeting, async ({ params, caller, command, now, table }) => {
  const rows = await issueStore(table).agenda(params.meetingId);
  const agenda = rows.map(({ issueId }) => issueId);
  const { state, ...outcome } = await meetingStore(table).decide(params.meetingId, command, (current) =>
    close(current, { by: caller, at: now, agenda }),
  );
  return { body: meetingView(state, caller), subject: state, ...outcome };
});
