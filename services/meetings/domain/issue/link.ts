import * as z from "zod";
import {
  caseLinked,
  issueAbsorbed,
  issueClosed,
  issueMerged,
  issueVerified,
  resolutionExtended,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { IssueId, signedBy } from "../parts.ts";
import {
  carriesOf,
  carryCountOf,
  caseIdsOf,
  haveCasesEnded,
  type Issue,
  type IssueIn,
  issueLifecycle,
  weightOf,
} from "./issue.ts";

type Linking = { readonly caseIds: readonly string[]; readonly recurrenceId: string; readonly at: Instant };

/** What was decided before they came counts for the new cases too. */
const extension = (subject: Issue, caseIds: readonly string[]) => {
  if (!("resolution" in subject)) return [];
  const { issueId, status, resolution } = subject;
  const { resolutionId } = resolution;
  return [resolutionExtended({ issueId, resolutionId, caseIds: [...caseIds], verified: status === "verified" })];
};

/** An issue stands for so many cases: who waits for one more like them waits for the same. */
export const mostCases = 1000;

/** Later cases belong to the issue too, while it has room. One that has ended takes none: they are counted anew. */
export const linkCases = (current: Issue, { caseIds, recurrenceId, at }: Linking) => {
  if (!issueLifecycle.can("linkCases", current)) return undefined;
  const unknown = caseIds.filter((caseId) => current.cases[caseId] === undefined);
  const fresh = unknown.slice(0, Math.max(0, mostCases - Object.keys(current.cases).length));
  const isKnown = current.recurrenceIds.includes(recurrenceId);
  if (fresh.length === 0 && isKnown) return undefined;
  const cases = { ...current.cases, ...Object.fromEntries(fresh.map((caseId) => [caseId, { linkedAt: at }])) };
  const recurrenceIds = isKnown ? current.recurrenceIds : [...current.recurrenceIds, recurrenceId].toSorted();
  const { issueId } = current;
  const facts = [...fresh.map((caseId) => caseLinked({ issueId, caseId })), ...extension(current, fresh)];
  return { state: { ...current, cases, recurrenceIds } as Issue, facts };
};

/** The issue is done with once it is verified and each of its cases has ended. */
const closed = (
  verified: IssueIn<"verified">,
  at: Instant,
): { state: Issue; facts: ReturnType<typeof issueClosed>[] } => {
  const { issueId, recurrenceIds } = verified;
  const told = { issueId, caseIds: caseIdsOf(verified), recurrenceIds, ...weightOf(verified, at) };
  return { state: { ...verified, status: "closed", closedAt: at }, facts: [issueClosed(told)] };
};

/** All that was decided is done and was looked at; where every case has ended before, the issue closes with it. */
export const verified = (subject: IssueIn<"in-action">, at: Instant) => {
  const state: IssueIn<"verified"> = { ...subject, status: "verified", verifiedAt: at };
  const { issueId, resolution } = subject;
  const told = issueVerified({ issueId, resolutionId: resolution.resolutionId, caseIds: caseIdsOf(subject) });
  if (!haveCasesEnded(state)) return { state, facts: [told] };
  const end = closed(state, at);
  return { state: end.state, facts: [told, ...end.facts] };
};

type CaseEnded = { readonly caseId: string; readonly outcome: string; readonly endedAt: Instant; readonly at: Instant };

/** One of the cases has ended; with the last of them a verified issue closes. */
export const noteCaseEnded = (current: Issue, { caseId, outcome, endedAt, at }: CaseEnded) => {
  const linked = current.cases[caseId];
  if (!linked || linked.ended) return undefined;
  const cases = { ...current.cases, [caseId]: { ...linked, ended: { at: endedAt, outcome } } };
  const state = { ...current, cases } as Issue;
  return state.status === "verified" && haveCasesEnded(state) ? closed(state, at) : { state, facts: [] };
};

export const MergeIssue = z.strictObject({ intoIssueId: IssueId });

type Merging = Act & z.infer<typeof MergeIssue> & { readonly into: Issue | undefined };

const target = (subject: Issue, { intoIssueId, into }: Merging): Issue => {
  if (intoIssueId === subject.issueId) return refuseField("/intoIssueId", "itself");
  if (!into) return refuseField("/intoIssueId", "unknown-issue");
  if (into.status === "merged" && into.merger.intoIssueId === subject.issueId)
    return refuseField("/intoIssueId", "part-of-this");
  if (into.firstRaisedAt > subject.firstRaisedAt) return refuseField("/intoIssueId", "younger-than-this");
  return issueLifecycle.can("absorb", into) ? into : refuse("wrong-state", { state: into.status, allowedVerbs: [] });
};

const absorbing = (into: Issue, subject: Issue, at: Instant) => {
  const { issueId, firstRaisedAt } = subject;
  const fresh = caseIdsOf(subject).filter((caseId) => into.cases[caseId] === undefined);
  const state = mustFit({
    ...into,
    cases: { ...subject.cases, ...into.cases },
    recurrenceIds: [...new Set([...into.recurrenceIds, ...subject.recurrenceIds])].toSorted(),
    absorbed: [
      ...into.absorbed,
      { issueId, at, firstRaisedAt, carryCount: carryCountOf(subject), ownCarries: carriesOf(into).length },
    ],
  } as Issue);
  const linked = fresh.map((caseId) => caseLinked({ issueId: into.issueId, caseId }));
  return { state, facts: [issueAbsorbed({ issueId: into.issueId, absorbedId: issueId }), ...linked] };
};

type RaisedAbout<Fact> = { readonly state: Issue; readonly facts: readonly Fact[] };

/**
 * A spot has one issue that waits for a decision: what is raised about it meanwhile is part of that one from its
 * beginning, which is then as old as the older of them. Answers both, for one commit.
 */
export const raiseWithin = <Fact extends { readonly type: string }>(
  raised: RaisedAbout<Fact>,
  into: Issue,
  at: Instant,
) => {
  const { issueId, firstRaisedAt } = raised.state;
  const merger = { at, intoIssueId: into.issueId };
  const state = { ...raised.state, status: "merged", merger, cases: {} } as Issue;
  const told = raised.facts.filter(({ type }) => type !== caseLinked.type);
  const facts = [...told, issueMerged({ issueId, intoIssueId: into.issueId })];
  const older = firstRaisedAt < into.firstRaisedAt ? { ...into, firstRaisedAt } : into;
  return { merged: { state, facts }, into: absorbing(older, raised.state, at) };
};

/**
 * The issue becomes part of an older one, which keeps its own age and takes over the cases and the carries; both keep
 * what they were.
 * Answers both, for one commit.
 */
export const merge = (current: Issue, merging: Merging) => {
  const subject = issueLifecycle.allow("merge", current);
  const into = target(subject, merging);
  const { by, at, intoIssueId } = merging;
  const state: Issue = { ...signedBy(subject, by), status: "merged", merger: { at, intoIssueId } };
  const facts = [issueMerged({ issueId: subject.issueId, intoIssueId })];
  return { merged: { state, facts }, into: absorbing(into, subject, at) };
};
