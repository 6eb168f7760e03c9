import { Refusal } from "#shared/domain/refusal.ts";
import { type Call, endpoint } from "#shared/http/endpoint.ts";
import type { Companion, Decision, Outcome } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { type Issue, pendingPlacement } from "../domain/issue.ts";
import type { Meeting } from "../domain/meeting.ts";
import { discuss, resolve } from "../domain/resolving.ts";
import { issueView } from "../domain/views.ts";
import { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";
import { isGone, seatedKey, stillHere } from "../store/seats-store.ts";

type Found = Outcome<Meeting> | undefined;
type Working = Pick<
  Call<typeof meetingsRoutes.discussIssue>,
  "params" | "caller" | "community" | "command" | "now" | "table"
>;

/** A verb on an issue, told the meeting on whose agenda it is. */
const inMeeting = async (
  { params, caller, community, command, now, table }: Working,
  verb: (current: Issue, found: Found, others: readonly (Item | undefined)[]) => Decision<Issue>,
  others: readonly Key[] = [],
) => {
  const [issues, meetings] = [issueStore(table), meetingStore(table)];
  const { meetingId } = pendingPlacement((await issues.get(params.issueId)).state) ?? {};
  const { state, ...outcome } = await issues.decide(
    params.issueId,
    command,
    (current, items) => verb(current, meetings.read(items[others.length]), items),
    [...others, ...(meetingId ? [meetings.stateKey(meetingId)] : [])],
  );
  return { body: issueView(state, { caller, now, community }), ...outcome };
};

/** The meeting is as it was read: nobody came, left or closed it meanwhile. */
const unchanged = (call: Working, found: Found): Companion[] => {
  if (!found) return [];
  const { version, state } = found;
  const check = meetingStore(call.table).stateKey(state.meetingId);
  const refusal = new Refusal("version-conflict", { version });
  return [{ write: { check, when: [{ path: ["version"], is: "equals", value: version }] }, refusal }];
};

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

const unknownLead = (nth: number): Refusal =>
  new Refusal("invalid", { errors: [{ pointer: `/actions/${nth}/leadId`, code: "unknown-person" }] });

/** Who leads an action is known here, and has not moved out. */
const knownLeads = (scope: CommunityScope, leads: ReturnType<typeof leadsOf>): Companion[] =>
  leads.map(([leadId, nth]) => ({
    write: { check: seatedKey(scope, leadId), when: stillHere },
    refusal: unknownLead(nth),
  }));

/** The issue and its meeting in one commit: the sides that decide are those in the room in that very version. */
export const resolveIssue = endpoint(meetingsRoutes.resolveIssue, (call) => {
  const { body, caller, community, command, now, table } = call;
  const leads = leadsOf(body.actions);
  const resolving = (current: Issue, found: Found, others: readonly (Item | undefined)[]) => {
    const act = { by: caller, at: now, community, commandId: command.id };
    const { issue, meeting } = resolve(current, { ...body, ...act, meeting: found?.state });
    if (!meeting || !found) return { ...issue, also: unchanged(call, found) };
    const gone = leads.find((_, place) => isGone(others[place]));
    if (gone) throw unknownLead(gone[1]);
    const noted = meetingStore(table).beside({ id: meeting.state.meetingId, ...found }, command, meeting);
    return { ...issue, also: [...noted, ...knownLeads(table.scope, leads)] };
  };
  const keys = leads.map(([leadId]) => seatedKey(table.scope, leadId));
  return inMeeting(call, resolving, keys);
});
