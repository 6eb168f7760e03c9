import * as z from "zod";
import { collectingOpened, meetingScheduled } from "#shared/contracts/meetings.ts";
import { daysAsMinutes, Instant, plusMinutes } from "#shared/domain/dates.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { Side } from "#shared/domain/roles.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { ActionId, IssueId, MeetingId, People, PersonId, ResolutionId, SeriesId } from "../parts.ts";
import { Minutes } from "./minutes-text.ts";

const plan = {
  meetingId: MeetingId,
  seriesId: SeriesId,
  title: Name,
  place: Name.optional(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  noticeDays: z.int(),
  collectingAt: Instant,
  /** How often its time or its existence changed: calendars take the highest (RFC 5545 SEQUENCE). */
  sequence: z.int(),
  scheduledAt: Instant,
  /** When it last had another time, was put off, or fell away; before that, when it was scheduled. */
  changedAt: Instant.optional(),
  people: People,
};

/** The agenda's papers; its issues are found by the issues' own rows. */
export const Agenda = z.object({
  publishedAt: Instant,
  urgency: z.object({ reason: Text.optional() }).optional(),
  itemCount: z.int(),
  legacyCount: z.int(),
  /** Actions whose day had passed lead the agenda. */
  overdueActionIds: z.array(ActionId),
});

/** Somebody in the room: for a side where they have a seat, as a guest where not. */
export const Attendance = z.object({
  personId: PersonId,
  /** Absent once it was erased. */
  name: Name.optional(),
  side: Side.optional(),
  in: Instant,
  out: Instant.optional(),
});
export type Attendance = z.infer<typeof Attendance>;

export const Session = z.object({
  openedAt: Instant,
  attendance: z.array(Attendance),
  /** What was decided, by issue. */
  decided: z.record(IssueId, ResolutionId),
});

export const Closing = z.object({ at: Instant, undecided: z.array(IssueId), missingSides: z.array(Side) });

export const Ended = z.object({ at: Instant, reason: Text.optional() });

export const Postponement = Ended.extend({ from: z.enum(["scheduled", "collecting", "agenda-published"]) });

/** Who printed each chair card that is good: whose it is, by whom. */
const announced = { agenda: Agenda, chairCards: z.record(PersonId, PersonId).optional() };
const held = { ...announced, session: Session };
const over = { ...held, closing: Closing };
const written = { ...over, minutes: Minutes };

/** One meeting of a body. A field exists only in the states in which it must. */
export const Meeting = z.discriminatedUnion("status", [
  z.object({ status: z.literal("scheduled"), ...plan }),
  z.object({ status: z.literal("collecting"), ...plan }),
  z.object({ status: z.literal("agenda-published"), ...plan, ...announced }),
  z.object({
    status: z.literal("postponed"),
    ...plan,
    agenda: Agenda.optional(),
    postponement: Postponement,
  }),
  z.object({ status: z.literal("cancelled"), ...plan, agenda: Agenda.optional(), cancellation: Ended }),
  z.object({ status: z.literal("in-session"), ...plan, ...held }),
  z.object({ status: z.literal("closed"), ...plan, ...over }),
  z.object({ status: z.literal("minutes-draft"), ...plan, ...written }),
  z.object({ status: z.literal("minutes-confirmed"), ...plan, ...written }),
  z.object({ status: z.literal("published"), ...plan, ...written }),
]);
export type Meeting = z.infer<typeof Meeting>;
export type MeetingIn<Status extends Meeting["status"]> = Extract<Meeting, { status: Status }>;

const ahead = ["scheduled", "collecting", "agenda-published"] as const;

export const meetingLifecycle = lifecycle<Meeting>()("meeting", {
  collect: { from: ["scheduled"], to: "collecting", as: "collectIssues" },
  publishAgenda: { from: ["collecting"], to: "agenda-published" },
  postpone: { from: ahead, to: "postponed", as: "postponeMeeting" },
  reschedule: { from: ["postponed"], to: ahead, as: "rescheduleMeeting" },
  cancel: { from: [...ahead, "postponed"], to: "cancelled", as: "cancelMeeting" },
  open: { from: ["agenda-published"], to: "in-session", as: "openMeeting" },
  arrive: { from: ["in-session"], to: "same", as: "arriveAtMeeting" },
  leave: { from: ["in-session"], to: "same", as: "leaveMeeting" },
  printChairCard: { from: ["agenda-published", "in-session"], to: "same" },
  noteDecision: { from: ["in-session"], to: "same", by: "system" },
  close: { from: ["in-session"], to: "closed", as: "closeMeeting" },
  draftMinutes: { from: ["closed"], to: "minutes-draft" },
  amendMinutes: { from: ["minutes-draft"], to: "same" },
  reviseMinutes: { from: ["minutes-draft"], to: "same" },
  confirmMinutes: { from: ["minutes-draft"], to: ["same", "minutes-confirmed"] },
  excuseSide: { from: ["minutes-draft"], to: ["same", "minutes-confirmed"] },
  publishMinutes: { from: ["minutes-confirmed"], to: "published" },
});

type Scheduled = Pick<
  Meeting,
  "meetingId" | "seriesId" | "title" | "timeZone" | "startsAt" | "endsAt" | "noticeDays"
> & {
  readonly place: string | undefined;
  readonly collectDays: number;
  readonly at: Instant;
};

/** A meeting that has its time; whose time is near is collecting at once. */
export const scheduled = ({ at, collectDays, ...given }: Scheduled) => {
  const collectingAt = plusMinutes(given.startsAt, -daysAsMinutes(collectDays));
  const { meetingId, seriesId, startsAt, endsAt } = given;
  const isCollecting = collectingAt <= at;
  const state: Meeting = {
    ...given,
    status: isCollecting ? "collecting" : "scheduled",
    collectingAt,
    sequence: 0,
    scheduledAt: at,
    people: {},
  };
  const facts = [meetingScheduled({ meetingId, seriesId, startsAt, endsAt })];
  return { state, facts: isCollecting ? [...facts, collectingOpened({ meetingId })] : facts };
};

/** Whether an agenda was published: from then on its issues wait for this meeting. */
export const hasAgenda = (meeting: Meeting): boolean => "agenda" in meeting && meeting.agenda !== undefined;
