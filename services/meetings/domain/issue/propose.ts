import * as z from "zod";
import { resolutionConcurred, resolutionProposed } from "#shared/contracts/meetings.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { type Day, dayIn, daysAsMinutes, instantAt, plusDays, plusMinutes } from "#shared/domain/dates.ts";
import { mustBeDistinct, placesOf } from "#shared/domain/distinct.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { ShortCode } from "#shared/domain/short-code.ts";
import { Text } from "#shared/domain/text.ts";
import { type Meeting, type MeetingIn, meetingLifecycle } from "../meeting/meeting.ts";
import { isInRoom } from "../meeting/open.ts";
import { PersonId, ResolutionId, signedBy } from "../parts.ts";
import type { Sitting } from "../seat.ts";
import { type Issue, type IssueIn, issueLifecycle, pendingPlacement } from "./issue.ts";
import { type Concurrence, type ProposedResolution, type Task, Tasks } from "./resolution.ts";

export type InMeeting = Act & { readonly meeting: Meeting | undefined };

/** The meeting on whose agenda the issue is, while it is in session. */
export const sessionOf = (subject: IssueIn<"on-agenda">, meeting: Meeting | undefined): MeetingIn<"in-session"> => {
  const { meetingId } = pendingPlacement(subject) ?? {};
  if (!meeting || meeting.meetingId !== meetingId) return refuse("version-conflict", { version: 0 });
  return meetingLifecycle.allow("noteDecision", meeting);
};

export const ProposeResolution = z.strictObject({ text: Text, actions: Tasks });

type Proposing = InMeeting &
  z.infer<typeof ProposeResolution> & {
    readonly community: Pick<CommunityCard, "timeZone">;
    readonly commandId: string;
  };

/** Refuses at its pointer an action whose day has passed. */
export const mustBeDueLater = (tasks: readonly Task[], today: Day, pointer: (nth: number) => string): void => {
  const late = tasks.findIndex(({ dueOn }) => dueOn < today);
  if (late >= 0) refuseField(pointer(late), "not-in-the-future");
};

/** When an action is late, and when its lead is reminded. */
export const deadlinesOf = ({ dueOn }: Task, { timeZone, policy }: Pick<CommunityCard, "timeZone" | "policy">) => {
  const overdueAt = instantAt(timeZone, plusDays(dueOn, 1), "00:00");
  return { overdueAt, remindAt: plusMinutes(overdueAt, -daysAsMinutes(numberOf("actionReminderDays", policy))) };
};

/** The convener reads out what is to be decided; each side then says yes to it, or does not. It decides nothing yet. */
export const propose = (current: Issue, { by, at, text, actions, meeting, community, commandId }: Proposing) => {
  const subject = issueLifecycle.allow("propose", current);
  const { meetingId } = sessionOf(subject, meeting);
  for (const [nth, task] of actions.entries()) mustBeDistinct(placesOf(task.sides, `/actions/${nth}/sides`));
  mustBeDueLater(actions, dayIn(community.timeZone, at), (nth) => `/actions/${nth}/dueOn`);
  const { issueId } = subject;
  const resolutionId = newChildId("res", issueId, commandId);
  const proposed = { resolutionId, meetingId, at, by: by.personId, text, actions, concurrences: {} };
  const state: Issue = mustFit({ ...signedBy(subject, by), proposed }, "ending");
  return { state, facts: [resolutionProposed({ issueId, resolutionId, meetingId })] };
};

/** The resolution that is before the meeting. Refuses one that another text has taken the place of. */
export const proposedIn = ({ proposed }: IssueIn<"on-agenda">, resolutionId: string): ProposedResolution =>
  proposed?.resolutionId === resolutionId ? proposed : refuseField("/resolutionId", "not-proposed");

export const ConcurInResolution = z.strictObject({
  resolutionId: ResolutionId,
  /** Whose card it is, and the six digits on it, where they are typed at the table. */
  chairCard: z.strictObject({ personId: PersonId, code: ShortCode }).optional(),
});

type Concurring = InMeeting & {
  readonly resolutionId: string;
  readonly personId: string;
  readonly how: Concurrence["how"];
  /** Their seat in the body today, as far as they are of its side still. */
  readonly seat: Sitting | undefined;
};

/** Whether somebody has said yes to it from this seat, for their side the latest. */
export const hasSaid = ({ concurrences }: ProposedResolution, personId: string, seatId: string | undefined): boolean =>
  Object.values(concurrences).some((yes) => yes.personId === personId && yes.seatId === seatId);

/** Whoever printed a card knows its digits: they are typed by somebody else, as its holder reads them out. */
const mustTypeAnothers = ({ chairCards }: MeetingIn<"in-session">, by: Caller, personId: string): void => {
  if (by.onBehalfOf) refuse("not-for-the-other-side");
  if (chairCards?.[personId] === by.personId) refuseAt("/chairCard/personId", "conflict-of-interest");
};

/**
 * Somebody who sits for a side and is in the room says yes to the words for their side. Nobody says it for them; the
 * latest of a side counts.
 */
export const concur = (current: Issue, { by, at, meeting, resolutionId, personId, how, seat }: Concurring) => {
  const subject = issueLifecycle.allow("concur", current);
  const session = sessionOf(subject, meeting);
  const proposed = proposedIn(subject, resolutionId);
  const { side, seatId } = seat ?? refuse("role-not-allowed");
  if (how === "chair-card") mustTypeAnothers(session, by, personId);
  if (!isInRoom(session, personId)) refuseAt("/resolutionId", "not-in-the-room");
  if (hasSaid(proposed, personId, seatId)) return undefined;
  const typedBy = how === "chair-card" ? { typedBy: by.personId } : {};
  const concurrences = { ...proposed.concurrences, [side]: { personId, seatId, at, how, ...typedBy } };
  const state: Issue = mustFit({ ...signedBy(subject, by), proposed: { ...proposed, concurrences } }, "ending");
  const { issueId } = subject;
  return { state, facts: [resolutionConcurred({ issueId, resolutionId, meetingId: session.meetingId, side })] };
};

/** The sides whose yes counts now: who said it is in the room still, and sits for that side still. */
export const concurringSides = (
  { concurrences }: ProposedResolution,
  session: MeetingIn<"in-session">,
  seats: readonly Sitting[],
): Side[] =>
  Side.options.filter((side) => {
    const { personId, seatId } = concurrences[side] ?? {};
    const isSeated = seats.some((seat) => seat.seatId === seatId && seat.side === side);
    return personId !== undefined && isSeated && isInRoom(session, personId);
  });
