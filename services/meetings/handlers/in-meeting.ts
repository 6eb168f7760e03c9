import { Refusal } from "#shared/domain/refusal.ts";
import type { Call } from "#shared/http/endpoint.ts";
import type { Companion, Decision, Outcome } from "#shared/table/entity.ts";
import type { Item, Key } from "#shared/table/table.ts";
import { type Issue, pendingPlacement } from "../domain/issue/issue.ts";
import type { Meeting } from "../domain/meeting/meeting.ts";
import { issueView } from "../domain/views.ts";
import type { meetingsRoutes } from "../routes.ts";
import { issueStore } from "../store/issue-store.ts";
import { meetingStore } from "../store/meeting-store.ts";

export type Found = Outcome<Meeting> | undefined;
export type OnIssue = Pick<
  Call<typeof meetingsRoutes.discussIssue>,
  "params" | "caller" | "community" | "command" | "now" | "table"
>;

type Before = { readonly issue: Issue; readonly meetingId: string | undefined };

const nothingElse = async (): Promise<readonly Key[]> => [];

/** A verb on an issue, told the meeting on whose agenda it is, and what else is to be read with it. */
export const inMeeting = async (
  { params, caller, community, command, now, table }: OnIssue,
  verb: (current: Issue, found: Found, others: readonly (Item | undefined)[]) => Decision<Issue> | undefined,
  alsoRead: (before: Before) => Promise<readonly Key[]> = nothingElse,
) => {
  const [issues, meetings] = [issueStore(table), meetingStore(table)];
  const { state: issue } = await issues.get(params.issueId);
  const { meetingId } = pendingPlacement(issue) ?? {};
  const others = await alsoRead({ issue, meetingId });
  const { state, ...outcome } = await issues.decide(
    params.issueId,
    command,
    (current, items) => verb(current, meetings.read(items[others.length]), items),
    [...others, ...(meetingId ? [meetings.stateKey(meetingId)] : [])],
  );
  return { body: issueView(state, { caller, now, community }), subject: state, ...outcome };
};

/** Nobody changed the thing since it was read. */
export const asRead = (check: Key, { version }: { readonly version: number }): Companion => ({
  write: { check, when: [{ path: ["version"], is: "equals", value: version }] },
  refusal: new Refusal("version-conflict", { version }),
});

/** The meeting is as it was read: nobody came, left or closed it meanwhile. */
export const unchanged = ({ table }: OnIssue, found: Found): Companion[] =>
  found ? [asRead(meetingStore(table).stateKey(found.state.meetingId), found)] : [];
