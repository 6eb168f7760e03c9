import { dayIn } from "#shared/domain/dates.ts";
import { Refusal, refuseField } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import { standingIn, standingKey, stillHolds } from "#shared/people/standing.ts";
import type { Companion, Decision, Outcome } from "#shared/table/entity.ts";
import type { CommunityScope, CommunityTable } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { canAct, someGrant } from "../domain/action/lead.ts";
import { type Issue, pendingPlacement } from "../domain/issue/issue.ts";
import { discuss, resolve } from "../domain/issue/resolve.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { seatsOn } from "../domain/series.ts";
import { issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { seriesStore } from "../store/series-store.ts";

type Found = Outcome<Meeting> | undefined;
type OnIssue = Pick<
  Call<typeof meetingsRoutes.discussIssue>,
  "params" | "caller" | "community" | "command" | "now" | "table"
>;

const nothingElse = async (): Promise<readonly Key[]> => [];

/** A verb on an issue, told the meeting on whose agenda it is, and what else is to be read with it. */
const inMeeting = async (
  { params, caller, community, command, now, table }: OnIssue,
  verb: (current: Issue, found: Found, others: readonly (Item | undefined)[]) => Decision<Issue>,
  alsoRead: (meetingId: string | undefined) => Promise<readonly Key[]> = nothingElse,
) => {
  const [issues, meetings] = [issueStore(table), meetingStore(table)];
  const { meetingId } = pendingPlacement((await issues.get(params.issueId)).state) ?? {};
  const others = await alsoRead(meetingId);
  const { state, ...outcome } = await issues.decide(
    params.issueId,
    command,
    (current, items) => verb(current, meetings.read(items[others.length]), items),
    [...others, ...(meetingId ? [meetings.stateKey(meetingId)] : [])],
  );
  return { body: issueView(state, { caller, now, community }), ...outcome };
};

/** Nobody changed the thing since it was read. */
const asRead = (check: Key, { version }: { readonly version: number }): Companion => ({
  write: { check, when: [{ path: ["version"], is: "equals", value: version }] },
  refusal: new Refusal("version-conflict", { version }),
});

/** The meeting is as it was read: nobody came, left or closed it meanwhile. */
const unchanged = ({ table }: OnIssue, found: Found): Companion[] =>
  found ? [asRead(meetingStore(table).stateKey(found.state.meetingId), found)] : [];

export const discussIssue = endpoint(meetingsRoutes.discussIssue, (call) =>
  inMeeting(call, (current, found) => {
    const told = discuss(current, { ...call.body, by: call.caller, at: call.now, meeting: found?.state });
    return { ...told, also: unchanged(call, found) };
  }),
);

/** Each lead once, with the first of their actions. */
const leadsOf = (actions: readonly { readonly leadId: string }[]): [leadId: string, nth: number][] => [
  ...new Map(actions.map(({ leadId }, nth): [string, number] => [leadId, nth]).toReversed()),
];

/** Who leads an action is known here and can act, now and in the commit. */
const actingLeads = (
  scope: CommunityScope,
  leads: ReturnType<typeof leadsOf>,
  items: readonly (Item | undefined)[],
): Companion[] =>
  leads.map(([, nth], place) => {
    const lead = standingIn(items[place]);
    return canAct(lead)
      ? stillHolds(scope, lead.personId, someGrant(lead))
      : refuseField(`/actions/${nth}/leadId`, "unknown-person");
  });

/** The body whose meeting it is: who sits in it today. */
const bodyKeys = async (table: CommunityTable, meetingId: string | undefined): Promise<Key[]> => {
  if (!meetingId) return [];
  const { state } = await meetingStore(table).get(meetingId);
  return [seriesStore(table).stateKey(state.seriesId)];
};

/** The issue and its meeting in one commit: the sides that decide sit in that very version of the body, and are there. */
export const resolveIssue = endpoint(meetingsRoutes.resolveIssue, (call) => {
  const { body, caller, community, command, now, table } = call;
  const leads = leadsOf(body.actions);
  const bodies = seriesStore(table);
  const resolving = (current: Issue, found: Found, others: readonly (Item | undefined)[]) => {
    const sitting = bodies.read(others[leads.length]);
    const seats = found && sitting ? seatsOn(sitting.state, dayIn(community.timeZone, now)) : [];
    const act = { by: caller, at: now, community, commandId: command.id };
    const { issue, meeting } = resolve(current, { ...body, ...act, meeting: found?.state, seats });
    if (!meeting || !found || !sitting) return { ...issue, also: unchanged(call, found) };
    const noted = meetingStore(table).beside({ id: meeting.state.meetingId, ...found }, command, meeting);
    const seated = asRead(bodies.stateKey(sitting.state.seriesId), sitting);
    return { ...issue, also: [...noted, seated, ...actingLeads(table.scope, leads, others)] };
  };
  const keys = leads.map(([leadId]) => standingKey(table.scope, leadId));
  return inMeeting(call, resolving, async (meetingId) => [...keys, ...(await bodyKeys(table, meetingId))]);
});
