import * as z from "zod";
import { actionAssigned } from "#shared/contracts/meeting-actions.ts";
import { issueDiscussed, resolutionAdopted, resolutionNotValid } from "#shared/contracts/meetings.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { dayIn } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import type { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import type { Action } from "../action/action.ts";
import { placementEnded } from "../meeting/agenda.ts";
import type { MeetingIn } from "../meeting/meeting.ts";
import { noteDecision, sidesIn } from "../meeting/open.ts";
import { ResolutionId, sidesWithout, signedBy } from "../parts.ts";
import type { Sitting } from "../seat.ts";
import { caseIdsOf, type Issue, type IssueIn, issueLifecycle } from "./issue.ts";
import { verified } from "./link.ts";
import { concurringSides, deadlinesOf, type InMeeting, mustBeDueLater, proposedIn, sessionOf } from "./propose.ts";
import type { ProposedResolution } from "./resolution.ts";

export const DiscussIssue = z.strictObject({ text: Text });

/** What was said about the issue, whoever was there: it decides nothing. */
export const discuss = (current: Issue, { by, at, text, meeting }: InMeeting & z.infer<typeof DiscussIssue>) => {
  const subject = issueLifecycle.allow("discuss", current);
  const { meetingId } = sessionOf(subject, meeting);
  const discussions = [...subject.discussions, { at, by: by.personId, text, meetingId }];
  const state: Issue = mustFit({ ...signedBy(subject, by), discussions });
  return { state, facts: [issueDiscussed({ issueId: subject.issueId, meetingId })] };
};

export const ResolveIssue = z.strictObject({
  resolutionId: ResolutionId,
  /** Without a side it is refused, or written down as the opinion of those who were there. */
  ifSideMissing: z.enum(["refuse", "record"]).default("refuse"),
});

type Resolving = InMeeting &
  z.infer<typeof ResolveIssue> & {
    readonly community: CommunityCard;
    /** Who sits in the body today, and is of the side still that they sit for. */
    readonly seats: readonly Sitting[];
  };

/**
 * The sides that concur, those without which nothing is decided (absent ones, and who must concur and does not), and
 * the people by whom sides are there and concur.
 */
const sidesOf = (session: MeetingIn<"in-session">, proposed: ProposedResolution, told: Resolving) => {
  const { policy } = told.community;
  const { present, personIds } = sidesIn(session, told.seats, policy);
  const concurring = concurringSides(proposed, session, told.seats).filter((side) => present.includes(side));
  const isEnough = concurring.length >= numberOf("concurringSides", policy);
  const speakers = concurring.flatMap((side) => proposed.concurrences[side]?.personId ?? []);
  return {
    concurring,
    missing: sidesWithout(isEnough ? present : concurring),
    deciders: [...new Set([...personIds, ...speakers])],
  };
};

const unworked = ({ leadId }: { readonly leadId: string }) => ({ progress: [], worked: [leadId], handovers: [] });

const assigned = (issueId: string, { resolutionId, actions }: ProposedResolution, { at, community }: Resolving) => {
  mustBeDueLater(actions, dayIn(community.timeZone, at), () => "/resolutionId");
  return actions.map((task, nth): Action => {
    const actionId = newChildId("act", issueId, resolutionId, nth);
    const deadlines = deadlinesOf(task, community);
    return { ...task, ...deadlines, status: "assigned", actionId, assignedAt: at, ...unworked(task) };
  });
};

type Taken = {
  readonly proposed: ProposedResolution;
  readonly concurring: readonly Side[];
  readonly missing: readonly Side[];
};

const resolutionOf = ({ proposed, concurring, missing }: Taken, { by, at }: Resolving) => {
  const { resolutionId, meetingId, text, concurrences } = proposed;
  const said = { resolutionId, meetingId, at, by: by.personId, text, concurrences };
  return { ...said, sides: [...concurring], missingSides: [...missing] };
};

const opinion = ({ proposed: _, ...subject }: IssueIn<"on-agenda">, taken: Taken, told: Resolving) => {
  const { issueId } = subject;
  const held = resolutionOf(taken, told);
  const { resolutionId, meetingId, missingSides } = held;
  const opinions = [...subject.opinions, { ...held, validity: "not-valid" as const }];
  const state: Issue = mustFit({ ...signedBy(subject, told.by), opinions });
  return { state, facts: [resolutionNotValid({ issueId, resolutionId, meetingId, missingSides })] };
};

const assignedFacts = (issueId: string, actions: readonly Action[]) =>
  actions.map(({ actionId, leadId, sides: answerable, dueOn }) =>
    actionAssigned({ actionId, issueId, leadId, sides: answerable, dueOn }),
  );

const adopted = (
  { proposed: _, ...subject }: IssueIn<"on-agenda">,
  session: MeetingIn<"in-session">,
  taken: Taken,
  told: Resolving,
) => {
  const { issueId } = subject;
  const held = resolutionOf(taken, told);
  const { resolutionId, meetingId, sides } = held;
  const number = Object.keys(session.session.decided).length + 1;
  const actions = assigned(issueId, taken.proposed, told);
  const state: IssueIn<"in-action"> = {
    ...signedBy(subject, told.by),
    status: "in-action",
    placements: placementEnded(subject, "decided", told.at),
    resolution: { ...held, number, validity: "valid" },
    actions,
  };
  const actionIds = actions.map(({ actionId }) => actionId);
  const decided = { issueId, resolutionId, meetingId, caseIds: caseIdsOf(subject), actionIds, sides };
  const facts = [resolutionAdopted(decided), ...assignedFacts(issueId, actions)];
  const meeting = noteDecision(session, { issueId, resolutionId });
  if (actions.length > 0) return { issue: { state: state as Issue, facts }, meeting };
  const done = verified(state, told.at);
  return { issue: { state: done.state, facts: [...facts, ...done.facts] }, meeting };
};

/**
 * The meeting decides about what was proposed: valid only while every side is in the room and somebody who sits for it
 * said yes to these words themselves; the convener says it for nobody. Without a side it is refused as `side-missing`,
 * or kept as an opinion that binds nobody. Answers the issue and, where it was decided, the meeting, for one commit, and
 * the people whose side must still be theirs in it.
 */
export const resolve = (current: Issue, told: Resolving) => {
  const subject = issueLifecycle.allow("resolve", current);
  const session = sessionOf(subject, told.meeting);
  const proposed = proposedIn(subject, told.resolutionId);
  const { deciders, ...sides } = sidesOf(session, proposed, told);
  const taken = { proposed, ...sides };
  if (taken.missing.length === 0) return { ...adopted(subject, session, taken, told), deciders };
  if (told.ifSideMissing === "refuse") refuse("side-missing", { sides: taken.missing });
  return { issue: opinion(subject, taken, told), meeting: undefined, deciders };
};
