import * as z from "zod";
import {
  attendeeArrived,
  attendeeLeft,
  chairCardPrinted,
  meetingClosed,
  meetingOpened,
  sideMissing,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Side } from "#shared/domain/roles.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Name } from "#shared/domain/text.ts";
import { PersonId, sidesWithout, signedBy } from "../parts.ts";
import type { Sitting } from "../seat.ts";
import { type Attendance, type Meeting, type MeetingIn, meetingLifecycle } from "./meeting.ts";

export const OpenMeeting = z.strictObject({});

type Opening = Act & { readonly community: Pick<CommunityCard, "policy"> };

/** A meeting does not begin long before the time that was announced: who comes on time must find it. */
export const mustBeNear = ({ startsAt }: Meeting, { at, community }: Pick<Opening, "at" | "community">): void => {
  const openMeetingMinutes = numberOf("openMeetingMinutes", community.policy);
  if (plusMinutes(at, openMeetingMinutes) < startsAt) refuse("notice-too-short", { openMeetingMinutes, startsAt });
};

export const open = (current: Meeting, { by, at, community }: Opening) => {
  const subject = meetingLifecycle.allow("open", current);
  const { meetingId } = subject;
  mustBeNear(subject, { at, community });
  const session = { openedAt: at, attendance: [], decided: {} };
  const state: Meeting = { ...signedBy(subject, by), status: "in-session", session };
  return { state, facts: [meetingOpened({ meetingId })] };
};

export const ArriveAtMeeting = z.strictObject({ personId: PersonId, name: Name });
export const LeaveMeeting = z.strictObject({ personId: PersonId });

export const PrintChairCard = z.strictObject({ personId: PersonId });

/** Six digits by which somebody in the room says yes for their side at the table: for one meeting, ten misses at most. */
export const ChairCard = z
  .object({ personId: PersonId, code: z.string(), expiresAt: Instant })
  .meta({ id: "ChairCard" });

/** Told with whose card it is: whoever types its digits says yes for that person. */
export const printChairCard = (current: Meeting, { by, personId }: Act & z.infer<typeof PrintChairCard>) => {
  const subject = meetingLifecycle.allow("printChairCard", current);
  const chairCards = { ...subject.chairCards, [personId]: by.personId };
  const state: Meeting = mustFit({ ...signedBy(subject, by), chairCards }, "coming");
  return { state, facts: [chairCardPrinted({ meetingId: subject.meetingId, personId })] };
};

const isIn = ({ out }: Attendance): boolean => out === undefined;

const withAttendance = (subject: MeetingIn<"in-session">, attendance: Attendance[]): Meeting => ({
  ...subject,
  session: { ...subject.session, attendance },
});

type Arriving = Act & z.infer<typeof ArriveAtMeeting> & { readonly side: Side | undefined };

/** Somebody comes in, for the side they sit for, if any. Who is in already stays in. */
export const arrive = (current: Meeting, { by, at, personId, name, side }: Arriving) => {
  const subject = meetingLifecycle.allow("arrive", current);
  const { attendance } = subject.session;
  if (attendance.some((each) => each.personId === personId && isIn(each))) return undefined;
  const there = [...attendance, { personId, name, ...(side && { side }), in: at }];
  const state = mustFit(signedBy(withAttendance(subject, there), by), "coming");
  return { state, facts: [attendeeArrived({ meetingId: subject.meetingId, personId, side })] };
};

/** Somebody goes out; who never came in cannot. */
export const leave = (current: Meeting, { by, at, personId }: Act & z.infer<typeof LeaveMeeting>) => {
  const subject = meetingLifecycle.allow("leave", current);
  const { attendance } = subject.session;
  const place = attendance.findLastIndex((each) => each.personId === personId);
  const found = attendance[place] ?? refuseField("/personId", "not-there");
  if (!isIn(found)) return undefined;
  const state = withAttendance(subject, attendance.with(place, { ...found, out: at }));
  const { side } = found;
  return { state: signedBy(state, by), facts: [attendeeLeft({ meetingId: subject.meetingId, personId, side })] };
};

/** Whether somebody came in and has not gone out since. */
export const isInRoom = ({ session }: MeetingIn<"in-session">, personId: string): boolean =>
  session.attendance.some((each) => each.personId === personId && isIn(each));

/** Who is in the room, as a guest or for a side. */
export const peopleInRoom = (meeting: Meeting | undefined): string[] =>
  meeting?.status === "in-session" ? meeting.session.attendance.filter(isIn).map(({ personId }) => personId) : [];

/**
 * Those by whom each side is there: as many of a side as must be, in the room, with a seat of that side that counts
 * today, whatever was noted when they came in. A side is there by its seats, never by heads alone.
 */
const presentOf = (session: MeetingIn<"in-session">, seats: readonly Sitting[], policy: OwnPolicy) => {
  const least = numberOf("presentPerSide", policy);
  const inRoom = seats.filter(({ personId }) => isInRoom(session, personId));
  const bySide = Side.options.map((side) => ({ side, there: inRoom.filter((seat) => seat.side === side) }));
  return bySide
    .filter(({ there }) => there.length >= least)
    .map(({ side, there }) => ({ side, personIds: there.slice(0, least).map(({ personId }) => personId) }));
};

/** The sides that are in the room now, and the people by whom they are. */
export const sidesIn = (session: MeetingIn<"in-session">, seats: readonly Sitting[], policy: OwnPolicy) => {
  const present = presentOf(session, seats, policy);
  return { present: present.map(({ side }) => side), personIds: present.flatMap(({ personIds }) => personIds) };
};

type Noting = { readonly issueId: string; readonly resolutionId: string };

/** The meeting keeps what it decided, in the commit of the decision: so its closing knows exactly what is left. */
export const noteDecision = (current: Meeting, { issueId, resolutionId }: Noting) => {
  const subject = meetingLifecycle.allow("noteDecision", current);
  const decided = { ...subject.session.decided, [issueId]: resolutionId };
  const state: Meeting = { ...subject, session: { ...subject.session, decided } };
  return { state, facts: [] };
};

export const CloseMeeting = z.strictObject({});

type Closing = Act & { readonly agenda: readonly string[] };

const sidesEver = ({ session }: MeetingIn<"in-session">): Side[] =>
  session.attendance.flatMap(({ side }) => side ?? []);

const withEveryoneOut = (attendance: readonly Attendance[], at: Instant): Attendance[] =>
  attendance.map((each) => (isIn(each) ? { ...each, out: at } : each));

/** The meeting is over, once, with the ids of what it left undecided: each of these is then carried. */
export const close = (current: Meeting, { by, at, agenda }: Closing) => {
  const subject = meetingLifecycle.allow("close", current);
  const { meetingId, session } = subject;
  const undecided = agenda.filter((issueId) => session.decided[issueId] === undefined);
  const missingSides = sidesWithout(sidesEver(subject));
  const decidedCount = Object.keys(session.decided).length;
  const state: Meeting = {
    ...signedBy(subject, by),
    status: "closed",
    session: { ...session, attendance: withEveryoneOut(session.attendance, at) },
    closing: { at, undecided, missingSides },
  };
  const closed = meetingClosed({ meetingId, decidedCount, undecidedCount: undecided.length });
  return {
    state,
    facts: missingSides.length > 0 ? [sideMissing({ meetingId, sides: missingSides }), closed] : [closed],
  };
};
