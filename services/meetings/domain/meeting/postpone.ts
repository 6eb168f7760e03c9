import * as z from "zod";
import {
  collectingOpened,
  meetingCancelled,
  meetingPostponed,
  meetingRescheduled,
} from "#shared/contracts/meetings.ts";
import type { Act } from "#shared/domain/caller.ts";
import { daysAsMinutes, Instant, minutesBetween, plusMinutes } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { signedBy } from "../parts.ts";
import { hasAgenda, type Meeting, meetingLifecycle } from "./meeting.ts";

export const CollectIssues = z.strictObject({});

/** Issues are collected for the meeting from now on. */
export const collect = (current: Meeting, { by }: Act) => {
  const subject = meetingLifecycle.allow("collect", current);
  const state: Meeting = { ...signedBy(subject, by), status: "collecting" };
  return { state, facts: [collectingOpened({ meetingId: subject.meetingId })] };
};

/** The same when its time has come; a meeting that was put off meanwhile waits for its new time. */
export const collectWhenDue = (current: Meeting, at: Instant) => {
  if (!meetingLifecycle.can("collect", current) || current.collectingAt > at) return undefined;
  const state = { ...current, status: "collecting" } as Meeting;
  return { state, facts: [collectingOpened({ meetingId: current.meetingId })] };
};

export const PostponeMeeting = z.strictObject({ reason: Text });

/** The meeting waits for another time. What is on its agenda stays on it. */
export const postpone = (current: Meeting, { by, at, reason }: Act & z.infer<typeof PostponeMeeting>) => {
  const subject = meetingLifecycle.allow("postpone", current);
  const { status: from, sequence } = subject;
  const changed = { sequence: sequence + 1, changedAt: at };
  const postponement = { at, reason, from };
  const state: Meeting = { ...signedBy(subject, by), status: "postponed", ...changed, postponement };
  return { state, facts: [meetingPostponed({ meetingId: subject.meetingId })] };
};

/** Urgent: why the agenda comes later than its notice says. */
export const Urgency = z.strictObject({ reason: Text });

type Notice = { readonly at: Instant; readonly startsAt: Instant; readonly urgency?: { reason: string } | undefined };

/** The agenda stands so many days before the meeting, or it is urgent and says why. */
export const mustBeInTime = ({ noticeDays }: Meeting, { at, startsAt, urgency }: Notice): void => {
  if (!urgency && plusMinutes(at, daysAsMinutes(noticeDays)) > startsAt)
    refuse("notice-too-short", { noticeDays, startsAt });
};

export const RescheduleMeeting = z.strictObject({ startsAt: Instant, urgency: Urgency.optional() });

type Rescheduling = Act & z.infer<typeof RescheduleMeeting>;

/**
 * Another time for a meeting that was put off: it goes on as it was, and its agenda keeps its notice. Where the time to
 * collect has come meanwhile, perhaps while the meeting was put off, it collects at once.
 */
export const reschedule = (current: Meeting, { by, at, startsAt, urgency }: Rescheduling) => {
  const { postponement, ...subject } = meetingLifecycle.allow("reschedule", current);
  if (startsAt <= at) refuseField("/startsAt", "not-in-the-future");
  if (hasAgenda(current)) mustBeInTime(current, { at, startsAt, urgency });
  const endsAt = plusMinutes(startsAt, minutesBetween(subject.startsAt, subject.endsAt));
  const collectingAt = plusMinutes(startsAt, -minutesBetween(subject.collectingAt, subject.startsAt));
  const agenda = subject.agenda && { agenda: { ...subject.agenda, ...(urgency && { urgency }) } };
  const changed = { sequence: subject.sequence + 1, changedAt: at };
  const moved = { ...signedBy(subject, by), ...agenda, startsAt, endsAt, collectingAt, ...changed };
  const { meetingId } = subject;
  const told = meetingRescheduled({ meetingId, startsAt, endsAt });
  const isNear = postponement.from === "scheduled" && collectingAt <= at;
  if (!isNear) return { state: { ...moved, status: postponement.from } as Meeting, facts: [told] };
  return { state: { ...moved, status: "collecting" } as Meeting, facts: [told, collectingOpened({ meetingId })] };
};

export const CancelMeeting = z.strictObject({ reason: Text });

/** The meeting does not take place: what is on its agenda is free for another, uncounted. */
export const cancel = (current: Meeting, { by, at, reason }: Act & z.infer<typeof CancelMeeting>) => {
  const { postponement: _, ...subject } = {
    postponement: undefined,
    ...meetingLifecycle.allow("cancel", current),
  };
  const { meetingId, sequence } = subject;
  const ended = { status: "cancelled", sequence: sequence + 1, changedAt: at, cancellation: { at, reason } };
  return {
    state: { ...signedBy(subject as Meeting, by), ...ended } as Meeting,
    facts: [meetingCancelled({ meetingId })],
  };
};
