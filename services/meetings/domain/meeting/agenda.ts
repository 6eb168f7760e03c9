import * as z from "zod";
import {
  agendaPublished,
  issueCarried,
  issueExplained,
  issuePlaced,
  issueReferredUp,
  issueReleased,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { OwnPolicy } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import {
  type Burden,
  burdenOf,
  carryCountOf,
  caseIdsOf,
  type Issue,
  type IssueIn,
  isLongOpen,
  issueLifecycle,
  owesExplanation,
  type Placement,
  pendingPlacement,
  placeOf,
  weightOf,
} from "../issue/issue.ts";
import { signedBy } from "../parts.ts";
import { type Meeting, meetingLifecycle } from "./meeting.ts";
import { mustBeInTime, Urgency } from "./postpone.ts";

/** So many late actions lead an agenda, the longest late first; `listActions` pages through all. */
export const mostOverdue = 100;

/** So many issues fit on one agenda, and so into its meeting; what is left waits for the next. */
const mostOnAgenda = 2000;

/** Of what is open the first that fit beside what is on the agenda already. */
export const fitting = <Row>(open: readonly Row[], taken: number): Row[] =>
  open.slice(0, Math.max(0, mostOnAgenda - taken));

export const PublishAgenda = z.strictObject({ urgency: Urgency.optional() });

type PublishingAgenda = { readonly at: Instant; readonly urgency?: z.infer<typeof Urgency> | undefined };

/** What can be said against an agenda before any issue is put on it: its time, and explanations that are owed. */
export const mustBePublishable = (
  meeting: Meeting,
  { at, urgency }: PublishingAgenda,
  waiting: readonly (Burden & { readonly issueId: string })[],
  policy: OwnPolicy,
): void => {
  mustBeInTime(meeting, { at, startsAt: meeting.startsAt, urgency });
  const issueIds = waiting.filter((each) => owesExplanation(each, at, policy)).map(({ issueId }) => issueId);
  if (issueIds.length > 0) refuse("explanation-required", { issueIds });
};

type Placed = {
  readonly items: readonly { readonly place: Placement["place"] }[];
  readonly overdueActionIds: readonly string[];
};

/** The agenda stands: from now on no issue comes onto it any more. */
export const publishAgenda = (
  current: Meeting,
  { by, at, urgency, items, overdueActionIds }: Act & PublishingAgenda & Placed,
) => {
  const subject = meetingLifecycle.allow("publishAgenda", current);
  mustBeInTime(subject, { at, startsAt: subject.startsAt, urgency });
  const { meetingId, startsAt } = subject;
  const counts = {
    itemCount: items.length,
    legacyCount: items.filter(({ place }) => place === "legacy").length,
  };
  const agenda = { publishedAt: at, ...(urgency && { urgency }), ...counts, overdueActionIds: [...overdueActionIds] };
  const told = { meetingId, startsAt, ...counts, overdueCount: overdueActionIds.length, urgent: urgency !== undefined };
  return {
    state: { ...signedBy(subject, by), status: "agenda-published", agenda } as Meeting,
    facts: [agendaPublished(told)],
  };
};

type Placing = { readonly meetingId: string; readonly at: Instant; readonly policy: OwnPolicy };

/** An open issue comes onto the agenda of a meeting. One that is on another already is left alone: it is on one only. */
export const place = (current: Issue, { meetingId, at, policy }: Placing) => {
  if (!issueLifecycle.can("place", current)) return undefined;
  const { issueId } = current;
  if (owesExplanation(burdenOf(current), at, policy)) refuse("explanation-required", { issueIds: [issueId] });
  const carryCount = carryCountOf(current);
  const placement: Placement = { meetingId, at, place: placeOf(current), carryCount, outcome: "pending" };
  const state = { ...current, status: "on-agenda", placements: [...current.placements, placement] } as Issue;
  return { state, facts: [issuePlaced({ issueId, meetingId, ...weightOf(state, at) })] };
};

/** The issue with what came of the agenda it is on. */
export const placementEnded = (
  { placements }: Pick<Issue, "placements">,
  outcome: Exclude<Placement["outcome"], "pending">,
  endedAt: Instant,
): Placement[] => placements.map((each) => (each.outcome === "pending" ? { ...each, outcome, endedAt } : each));

type Leaving = { readonly meetingId: string; readonly at: Instant };

/** The issue back among the open ones: what was proposed at that meeting went with it. */
const reopened = ({ proposed: _, ...issue }: IssueIn<"on-agenda">, placements: Placement[]): Issue => ({
  ...issue,
  status: "open",
  placements,
});

const isWaitingFor = (current: Issue, meetingId: string): current is IssueIn<"on-agenda"> =>
  issueLifecycle.can("carry", current) && pendingPlacement(current)?.meetingId === meetingId;

/**
 * The meeting left the issue undecided: it goes back among the open ones, one carry older. Only that meeting's own
 * agenda is left by it, so a carry that comes again, or late, finds nothing to do.
 */
export const carry = (current: Issue, { meetingId, at, missingSides }: Leaving & { missingSides: readonly Side[] }) => {
  if (!isWaitingFor(current, meetingId)) return undefined;
  const state = reopened(current, placementEnded(current, "carried", at));
  const { issueId } = current;
  return {
    state,
    facts: [
      issueCarried({
        issueId,
        meetingId,
        ...weightOf(state, at),
        missingSides: [...missingSides],
        caseIds: Object.keys(state.cases),
      }),
    ],
  };
};

/** The meeting fell away: the issue waits for another, and this one does not count. */
export const release = (current: Issue, { meetingId, at }: Leaving) => {
  if (!isWaitingFor(current, meetingId)) return undefined;
  const state = reopened(current, placementEnded(current, "released", at));
  return { state, facts: [issueReleased({ issueId: current.issueId, meetingId })] };
};

export const ExplainIssue = z.strictObject({ text: Text });

/** Why the issue is still open, for everybody to read: owed after three carries or ninety days. */
export const explain = (current: Issue, { by, at, text }: Act & z.infer<typeof ExplainIssue>) => {
  const subject = issueLifecycle.allow("explain", current);
  const carryCount = carryCountOf(subject);
  const explanations = [...subject.explanations, { at, by: by.personId, text, carryCount }];
  const state: Issue = mustFit({ ...signedBy(subject, by), explanations }, "ending");
  return { state, facts: [issueExplained({ issueId: subject.issueId, carryCount })] };
};

export const ReferUp = z.strictObject({ explanation: Text });

type Referring = Act & z.infer<typeof ReferUp> & { readonly community: Pick<CommunityCard, "policy"> };

export const mustBeLongOpen = (subject: Issue, { at, community }: Pick<Referring, "at" | "community">): void => {
  if (!isLongOpen(burdenOf(subject), at, community.policy))
    refuse("wrong-state", {
      state: subject.status,
      allowedVerbs: issueLifecycle.verbsFrom(subject.status).filter((verb) => verb !== "referIssueUp"),
    });
};

/** A long open issue goes to the subdistrict, with what is to be said of it. */
export const referUp = (current: Issue, { by, at, explanation, community }: Referring) => {
  const subject = issueLifecycle.allow("referUp", current);
  mustBeLongOpen(subject, { at, community });
  const referral = { at, by: by.personId, text: explanation, level: "subdistrict" as const };
  const state: Issue = { ...signedBy(subject, by), status: "referred-up", referral };
  const { issueId, recurrenceIds } = subject;
  const behind = { caseIds: caseIdsOf(subject), recurrenceIds };
  return { state, facts: [issueReferredUp({ issueId, level: "subdistrict", ...weightOf(subject, at), ...behind })] };
};
