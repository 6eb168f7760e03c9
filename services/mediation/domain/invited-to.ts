import { type Instant, plusHours } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import type { Appointment } from "./appointment.ts";
import { type Case, stageOf } from "./case.ts";
import { leadWhileOpen } from "./case-lifecycle.ts";
import { most } from "./parts.ts";

export const appointmentsOf = ({ appointments = [] }: Case): readonly Appointment[] => appointments;

export const isAhead = ({ startsAt, cancelled }: Appointment, at: Instant): boolean => !cancelled && startsAt > at;

/** Whether an appointment holds: it was not cancelled, and somebody leads the case still. */
export const holds = (subject: Case, { cancelled }: Appointment): boolean =>
  cancelled === undefined && leadWhileOpen(subject) !== undefined;

/** The last of them by their time: all that may be ahead, and what was cancelled last. */
export const recentIn = (subject: Case): Appointment[] => {
  const all = appointmentsOf(subject).toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  const standing = all.filter(({ cancelled }) => !cancelled);
  return [...standing.slice(-most.ahead), ...all.filter(({ cancelled }) => cancelled).slice(-most.ahead)];
};

/** Whoever comes: those who were invited, and whoever leads the case by then. */
export const invitedTo = (subject: Case, { who }: Appointment): string[] => [
  ...new Set([leadWhileOpen(subject)?.personId, ...who].flatMap((each) => each ?? [])),
];

/** Reminded is as often as of a session of a course, where that is still ahead of when it was set. */
export const remindersOf = (appointment: Appointment) => {
  const { startsAt, setAt, moved } = appointment;
  return [policy.remindFirstHours.value, policy.remindLastHours.value]
    .map((hours) => ({ hours, dueAt: plusHours(startsAt, -hours) }))
    .filter(({ dueAt }) => dueAt > (moved?.at ?? setAt));
};

/** Whether it is to be reminded of still. */
export const isExpected = (subject: Case, appointmentId: string, startsAt: Instant): boolean => {
  const found = appointmentsOf(subject).find((each) => each.appointmentId === appointmentId);
  return found?.startsAt === startsAt && stageOf(subject) !== "closed" && holds(subject, found);
};
