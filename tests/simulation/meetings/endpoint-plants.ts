import type { Issue } from "#services/meetings/domain/issue/issue.ts";
import { pendingPlacement } from "#services/meetings/domain/issue/issue.ts";
import { resolve } from "#services/meetings/domain/issue/resolve.ts";
import type { Meeting, MeetingIn } from "#services/meetings/domain/meeting/meeting.ts";
import { close } from "#services/meetings/domain/meeting/open.ts";
import type { Sitting } from "#services/meetings/domain/seat.ts";
import { issueView, meetingView } from "#services/meetings/domain/views.ts";
import { meetingsRoutes } from "#services/meetings/routes.ts";
import { issueStore } from "#services/meetings/store/issue-store.ts";
import { meetingStore } from "#services/meetings/store/meeting-store.ts";
import { digest } from "#shared/domain/new-id.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Companion, Outcome } from "#shared/table/entity.ts";

type Resolving = Call<typeof meetingsRoutes.resolveIssue>;
/** Whoever came for a side sits for it. */
const seatsOf = (meeting: Meeting | undefined, issue: Issue): Sitting[] => {
  const said = "proposed" in issue ? Object.values(issue.proposed?.concurrences ?? {}) : [];
  const seatOf = (personId: string) => said.find((yes) => yes.personId === personId)?.seatId ?? personId;
  return meeting && "session" in meeting
    ? meeting.session.attendance.flatMap(({ personId, side }) =>
        side ? [{ personId, side, seatId: seatOf(personId) }] : [],
      )
    : [];
};

type Seen = { readonly meeting: Meeting; readonly also: (after: Meeting) => readonly Companion[] };

/** Decides about an issue by a meeting as somebody sees it, and writes what they think is enough. */
const deciding = (see: (call: Resolving, found: Outcome<Meeting>) => Seen) => async (call: Resolving) => {
  const { params, body, caller, community, command, now, table } = call;
  const issues = issueStore(table);
  const { meetingId = "" } = pendingPlacement((await issues.get(params.issueId)).state) ?? {};
  const meetings = meetingStore(table);
  const { state, ...outcome } = await issues.decide(
    params.issueId,
    command,
    (current: Issue, [item]) => {
      const found = meetings.read(item);
      const seen = found && see(call, found);
      const act = { by: caller, at: now, community };
      const { issue, meeting } = resolve(current, {
        ...body,
        ...act,
        meeting: seen?.meeting,
        seats: seatsOf(seen?.meeting, current),
      });
      return { ...issue, also: meeting && seen ? seen.also(meeting.state) : [] };
    },
    meetingId ? [meetings.stateKey(meetingId)] : [],
  );
  return { body: issueView(state, { caller, now, community }), ...outcome };
};

const besides = ({ table, command }: Resolving, found: Outcome<Meeting>, after: Meeting): readonly Companion[] =>
  meetingStore(table).beside({ id: found.state.meetingId, ...found }, command, { state: after, facts: [] });

/** Whoever came once counts, though they have left. */
export const decidesByWhoEverCame = endpoint(
  meetingsRoutes.resolveIssue,
  deciding((call, found) => {
    if (!("session" in found.state)) return { meeting: found.state, also: () => [] };
    const attendance = found.state.session.attendance.map(({ out: _, ...each }) => each);
    const meeting = { ...found.state, session: { ...found.state.session, attendance } } as Meeting;
    const decided = (after: Meeting) => (after as MeetingIn<"in-session">).session.decided;
    const really = (after: Meeting) =>
      ({
        ...found.state,
        session: { ...(found.state as MeetingIn<"in-session">).session, decided: decided(after) },
      }) as Meeting;
    return { meeting, also: (after) => besides(call, found, really(after)) };
  }),
);

/** The meeting does not learn what it decided, and may have changed meanwhile. */
export const decidesWithoutTheMeeting = endpoint(
  meetingsRoutes.resolveIssue,
  deciding((_, found) => ({ meeting: found.state, also: () => [] })),
);

let closings = 0;

/** A meeting that is over is closed once more, each time as a command of its own. */
export const closesAgain = endpoint(meetingsRoutes.closeMeeting, async ({ params, caller, command, now, table }) => {
  closings += 1;
  const agenda = (await issueStore(table).agenda(params.meetingId)).map(({ issueId }) => issueId);
  const fresh = { ...command, id: digest([command.id, String(closings)]) };
  const { state, ...outcome } = await meetingStore(table).decide(params.meetingId, fresh, (current) => {
    const open = ("closing" in current ? { ...current, status: "in-session" } : current) as Meeting;
    return close(open, { by: caller, at: now, agenda });
  });
  return { body: meetingView(state, caller), ...outcome };
});
