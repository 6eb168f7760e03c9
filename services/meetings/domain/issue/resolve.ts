import * as z from "zod";
import { actionAssigned, issueDiscussed, resolutionAdopted, resolutionNotValid } from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, dayIn, daysAsMinutes, instantAt, plusDays, plusMinutes } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import type { Action } from "../action/action.ts";
import { placementEnded } from "../meeting/agenda.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "../meeting/meeting.ts";
import { noteDecision, sidesIn } from "../meeting/open.ts";
import { PersonId, sidesWithout, signedBy } from "../parts.ts";
import type { Sitting } from "../series.ts";
import { caseIdsOf, type Issue, type IssueIn, issueLifecycle, pendingPlacement } from "./issue.ts";
import { verified } from "./link.ts";

export const DiscussIssue = z.strictObject({ text: Text });

type InMeeting = Act & { readonly meeting: Meeting | undefined };

/** The meeting on whose agenda the issue is, while it is in session. */
const sessionOf = (subject: IssueIn<"on-agenda">, meeting: Meeting | undefined): MeetingIn<"in-session"> => {
  const { meetingId } = pendingPlacement(subject) ?? {};
  if (!meeting || meeting.meetingId !== meetingId) return refuse("version-conflict", { version: 0 });
  return meetingLifecycle.allow("noteDecision", meeting);
};

/** What was said about the issue, whoever was there: it decides nothing. */
export const discuss = (current: Issue, { by, at, text, meeting }: InMeeting & z.infer<typeof DiscussIssue>) => {
  const subject = issueLifecycle.allow("discuss", current);
  const { meetingId } = sessionOf(subject, meeting);
  const discussions = [...subject.discussions, { at, by: by.personId, text, meetingId }];
  const state: Issue = mustFit({ ...signedBy(subject, by), discussions });
  return { state, facts: [issueDiscussed({ issueId: subject.issueId, meetingId })] };
};

const sides = z.array(Side).min(1).max(3);

export const ResolveIssue = z.strictObject({
  text: Text,
  /** The sides that concur. */
  sides,
  actions: z.array(z.strictObject({ text: Text, sides, leadId: PersonId, dueOn: Day })).max(10),
  /** Without a side it is refused, or written down as the opinion of those who were there. */
  ifSideMissing: z.enum(["refuse", "record"]).default("refuse"),
});

type Resolving = InMeeting &
  z.infer<typeof ResolveIssue> & {
    readonly community: CommunityCard;
    readonly commandId: string;
    /** Who sits in the body today. */
    readonly seats: readonly Sitting[];
  };

/** The sides without which nothing is decided: who is not in the room, and who does not concur where each must. */
const missingIn = (session: MeetingIn<"in-session">, { sides: concurring, community, seats }: Resolving): Side[] => {
  const present = sidesIn(session, seats, community.policy);
  const agreeing = present.filter((side) => concurring.includes(side));
  const isEnough = agreeing.length >= numberOf("concurringSides", community.policy);
  return sidesWithout(isEnough ? present : agreeing);
};

const unworked = ({ leadId }: { readonly leadId: string }) => ({ progress: [], worked: [leadId], handovers: [] });

const assigned = (issueId: string, { actions, at, community, commandId }: Resolving): Action[] => {
  const { timeZone, policy } = community;
  const today = dayIn(timeZone, at);
  const late = actions.findIndex(({ dueOn }) => dueOn < today);
  if (late >= 0) refuse("invalid", { errors: [{ pointer: `/actions/${late}/dueOn`, code: "not-in-the-future" }] });
  return actions.map((task, nth) => {
    const overdueAt = instantAt(timeZone, plusDays(task.dueOn, 1), "00:00");
    const remindAt = plusMinutes(overdueAt, -daysAsMinutes(numberOf("actionReminderDays", policy)));
    const actionId = newChildId("act", issueId, commandId, nth);
    return { ...task, status: "assigned", actionId, remindAt, overdueAt, assignedAt: at, ...unworked(task) };
  });
};

const opinion = (subject: IssueIn<"on-agenda">, { by, at, text, sides: concurring }: Resolving, missing: Side[]) => {
  const { issueId } = subject;
  const { meetingId } = pendingPlacement(subject) ?? { meetingId: "" };
  const resolutionId = newChildId("res", issueId, `${meetingId} ${subject.opinions.length}`);
  const held = { resolutionId, meetingId, at, by: by.personId, text, sides: concurring };
  const opinions = [...subject.opinions, { ...held, validity: "not-valid" as const, missingSides: missing }];
  const state: Issue = mustFit({ ...signedBy(subject, by), opinions });
  return { state, facts: [resolutionNotValid({ issueId, resolutionId, meetingId, missingSides: missing })] };
};

const assignedFacts = (issueId: string, actions: readonly Action[]) =>
  actions.map(({ actionId, leadId, sides: answerable, dueOn }) =>
    actionAssigned({ actionId, issueId, leadId, sides: answerable, dueOn }),
  );

const adopted = (subject: IssueIn<"on-agenda">, session: MeetingIn<"in-session">, told: Resolving) => {
  const { by, at, text, sides: concurring, commandId } = told;
  const { issueId } = subject;
  const { meetingId } = session;
  const resolutionId = newChildId("res", issueId, commandId);
  const number = Object.keys(session.session.decided).length + 1;
  const actions = assigned(issueId, told);
  const state: IssueIn<"in-action"> = {
    ...signedBy(subject, by),
    status: "in-action",
    placements: placementEnded(subject, "decided", at),
    resolution: {
      resolutionId,
      meetingId,
      number,
      at,
      by: by.personId,
      text,
      sides: concurring,
      validity: "valid",
      missingSides: [],
    },
    actions,
  };
  const actionIds = actions.map(({ actionId }) => actionId);
  const decided = { issueId, resolutionId, meetingId, caseIds: caseIdsOf(subject), actionIds, sides: concurring };
  const facts = [resolutionAdopted(decided), ...assignedFacts(issueId, actions)];
  const meeting = noteDecision(session, { issueId, resolutionId });
  if (actions.length > 0) return { issue: { state: state as Issue, facts }, meeting };
  const done = verified(state, at);
  return { issue: { state: done.state, facts: [...facts, ...done.facts] }, meeting };
};

/**
 * The meeting decides about the issue: valid only while every side is in the room and concurs. Without a side it is
 * refused as `side-missing`, or kept as an opinion that binds nobody. Answers the issue and, where it was decided, the
 * meeting, for one commit.
 */
export const resolve = (current: Issue, told: Resolving) => {
  const subject = issueLifecycle.allow("resolve", current);
  const session = sessionOf(subject, told.meeting);
  mustBeDistinct(placesOf(told.sides, "/sides"));
  for (const [nth, task] of told.actions.entries()) mustBeDistinct(placesOf(task.sides, `/actions/${nth}/sides`));
  const missing = missingIn(session, told);
  if (missing.length === 0) return adopted(subject, session, told);
  if (told.ifSideMissing === "refuse") refuse("side-missing", { sides: missing });
  return { issue: opinion(subject, told, missing), meeting: undefined };
};
