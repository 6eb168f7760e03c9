import type { Heard } from "#shared/events/consumer.ts";
import type { Decision } from "#shared/table/entity.ts";
import { type Issue, issueLifecycle } from "../domain/issue/issue.ts";
import { linkCases } from "../domain/issue/link.ts";
import { issueOfCase, issueOfRecurrence, raiseFromCase, raiseFromRecurrence } from "../domain/issue/raise.ts";
import type { meetingsReactions } from "../reactions.ts";
import { disputeStore } from "../store/dispute-store.ts";
import { issueStore } from "../store/issue-store.ts";
import { type Spot, spotStore } from "../store/spot-store.ts";

type HeardEscalated = Heard<typeof meetingsReactions.raiseIssueWhenCaseEscalated>;
type HeardRecurring = Heard<typeof meetingsReactions.raiseIssueWhenRecurring>;

type RaisedOnce = {
  readonly spot: Spot;
  readonly issueId: string;
  readonly raised: Decision<Issue>;
  readonly caseIds: readonly string[];
  readonly recurrenceId?: string;
  /** Whether an issue that stands already is the one for these cases. */
  readonly joins: (current: Issue) => boolean;
};

/**
 * The disputes of a spot have one issue while it stands: the one that some of these cases have, else the last that was
 * raised there; an issue that became part of another, be it at this moment, passes them on to it. Where none takes
 * them, theirs is raised, under an id that is always the same, whichever fact about them comes first.
 */
const raiseOnce = async (
  heard: HeardEscalated | HeardRecurring,
  { spot, issueId: ownId, raised, ...raising }: RaisedOnce,
) => {
  const { table, now, command } = heard;
  const { caseIds, recurrenceId, joins } = raising;
  const [issues, spots] = [issueStore(table), spotStore(table)];
  const linking = { caseIds, recurrenceId, at: now };
  const takes = async (issueId: string): Promise<boolean> => {
    const link = (current: Issue) => (joins(current) ? linkCases(current, linking) : undefined);
    const { state } = await issues.decide(issueId, command, link);
    if (state.status === "merged") return takes(state.merger.intoIssueId);
    return caseIds.every((caseId) => state.cases[caseId] !== undefined);
  };
  if (await issues.find(ownId)) return takes(ownId);
  const claimed = await spots.find(spot);
  const known = await disputeStore(table).issuesOf(caseIds);
  for (const issueId of new Set([...known, ...(claimed ? [claimed.issueId] : [])]))
    if (await takes(issueId)) return true;
  return issues.create(ownId, command, { ...raised, also: [spots.claim(spot, ownId, claimed)] });
};

/** Both facts of a recurrence say all that is needed. */
export const raiseRecurring = (heard: HeardRecurring) => {
  const { category, building, recurrenceId, caseIds } = heard.event.data;
  return raiseOnce(heard, {
    spot: { category, building },
    issueId: issueOfRecurrence(recurrenceId),
    raised: raiseFromRecurrence(heard.event.data, heard.now),
    caseIds,
    recurrenceId,
    joins: (current) => issueLifecycle.can("linkCases", current),
  });
};

/** A case of a recurrence has its issue by that; any other joins one that the meeting is still to decide. */
export const raiseEscalated = async (heard: HeardEscalated) => {
  const { category, building, caseId, cause } = heard.event.data;
  if (cause === "recurrence") return undefined;
  return raiseOnce(heard, {
    spot: { category, building },
    issueId: issueOfCase(caseId),
    raised: raiseFromCase(heard.event.data, heard.now),
    caseIds: [caseId],
    joins: (current) => issueLifecycle.can("absorb", current),
  });
};
