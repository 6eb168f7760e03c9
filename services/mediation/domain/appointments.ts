import * as z from "zod";
import {
  AppointmentChange,
  appointmentCancelled,
  appointmentMoved,
  appointmentSet,
} from "#shared/contracts/mediation-appointments.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { daysAsMinutes, type Instant, instantAt, PartialDate, plusHours, plusMinutes } from "#shared/domain/dates.ts";
import { LocalTime } from "#shared/domain/local-time.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf, policy } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseAt, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import type { Standing } from "#shared/domain/standing.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { acting, isSupport, mustLead, signedBy } from "./access.ts";
import { Appointment } from "./appointment.ts";
import type { Case } from "./case.ts";
import { admittedIn } from "./companions.ts";
import { mustBeIndependent } from "./independence.ts";
import { appointmentsOf, isAhead } from "./invited-to.ts";
import { most, PersonId } from "./parts.ts";
import { type CaseAct, type Insider, isDisputant, mustHaveNoInterest, mustNotBeRefused, relatedAs } from "./recusal.ts";
import { jointBy } from "./survey.ts";

/** `localStart`: what the clocks of the community show when it begins. */
const when = { localStart: LocalTime, happenedOn: PartialDate.optional() };
const because = { because: AppointmentChange, reason: Text.optional(), happenedOn: PartialDate.optional() };

export const SetAppointment = z.strictObject({
  ...Appointment.pick({ kind: true, place: true, note: true }).shape,
  ...when,
  who: z.array(PersonId).min(1).max(most.invited),
  /** Of those who come to a survey and have no account here. */
  guests: Appointment.shape.guests,
  /** Of a survey: somebody who mediates and somebody of the property company come. */
  joint: z.boolean().optional(),
});
export const MoveAppointment = z.strictObject({ ...when, ...because, place: Name.optional() });
export const CancelAppointment = z.strictObject(because);

type Setting = Pick<CommunityCard, "policy" | "timeZone">;

/** The instant that is meant, and until when a calendar shows it. Refuses one that is past, too near, or too far ahead. */
const timeOf = (localStart: string, { policy: own, timeZone }: Setting, at: Instant) => {
  const startsAt = instantAt(timeZone, localStart.slice(0, 10), localStart.slice(11));
  const hours = numberOf("appointmentNoticeHours", own);
  if (startsAt <= at) refuseField("/localStart", "in-the-past");
  if (startsAt < plusHours(at, hours)) refuseAt("/localStart", "appointment-too-soon", { hours });
  if (startsAt > plusMinutes(at, daysAsMinutes(policy.appointmentDaysAtMost.value)))
    refuseField("/localStart", "date-implausible");
  return { localStart, startsAt, endsAt: plusMinutes(startsAt, numberOf("appointmentMinutes", own)) };
};

type Inviting = {
  readonly kind: Appointment["kind"];
  readonly known: ReadonlyMap<string, Standing | undefined>;
  readonly at: Instant;
};

/** To a session come those who are in the case; to a survey also neighbours and staff who have no interest in it. */
const mustBeInvitable = (subject: Case, who: readonly string[], { kind, known, at }: Inviting): void => {
  for (const [nth, personId] of who.entries()) {
    const pointer = `/who/${nth}`;
    const standing = known.get(personId);
    if (!standing || standing.movedOutAt !== undefined) refuseField(pointer, "unknown-person");
    if (isDisputant(subject, personId) || admittedIn(subject).includes(personId)) continue;
    if (kind === "session" && !isSupport(subject, { personId })) refuseField(pointer, "not-in-the-case");
    mustHaveNoInterest(subject, relatedAs(personId, standing, at), pointer);
    mustNotBeRefused(subject, personId, pointer);
  }
};

type SettingAppointment = CaseAct &
  z.infer<typeof SetAppointment> & {
    readonly community: Setting;
    readonly commandId: string;
    readonly known: ReadonlyMap<string, Standing | undefined>;
  };

/** Refuses anyone but the lead, who declared that they are independent. */
export const maySet = (current: Case, by: Insider, at: Instant): void => {
  const subject = acting("setAppointment", current, by);
  mustLead(subject, by);
  mustBeIndependent(subject);
  mustHaveRoom(appointmentsOf(subject), most.appointments, "");
  mustHaveRoom(
    appointmentsOf(subject).filter((each) => isAhead(each, at)),
    most.ahead,
    "",
  );
};

/** The lead calls people to the site or to the table, early enough that each can come. */
export const setAppointment = (current: Case, act: SettingAppointment) => {
  const { by, at, kind, localStart, place, who, guests, joint, note, community, commandId, known } = act;
  maySet(current, by, at);
  const time = timeOf(localStart, community, at);
  const invited = [...new Set(who)].filter((personId) => personId !== by.personId);
  mustBeInvitable(current, who, { kind, known, at });
  if (kind === "session" && joint) refuseField("/joint", "not-allowed");
  if (kind === "session" && guests) refuseField("/guests", "not-allowed");
  const holders = joint ? jointBy(by.personId, known, { at, pointer: "/who" }) : [];
  const { caseId } = current;
  const appointmentId = newChildId("apt", caseId, commandId);
  const more = { ...(guests && { guests }), ...(joint && { joint }), ...(note && { note }) };
  const set: Appointment = { appointmentId, kind, ...time, place, who: invited, ...more, sequence: 0, setAt: at };
  const state = { ...current, appointments: [...appointmentsOf(current), set] } as Case;
  const facts = [appointmentSet({ caseId, appointmentId, kind, startsAt: time.startsAt })];
  return { state: mustFit(signedBy(state, by)), facts, holders };
};

type Changing = CaseAct & { readonly appointmentId: string; readonly community: Setting };

const ahead = (subject: Case, { appointmentId, at }: Changing): Appointment => {
  const found = appointmentsOf(subject).find((each) => each.appointmentId === appointmentId) ?? refuse("not-found");
  if (isAhead(found, at)) return found;
  return refuse("appointment-over");
};

type Because = { readonly because: z.infer<typeof AppointmentChange>; readonly reason?: string | undefined };

const mustBeExplained = ({ because, reason }: Because): void => {
  if (because === "other" && !reason) refuseField("/reason", "reason-needed");
};

const withAppointment = (subject: Case, changed: Appointment): Case =>
  ({
    ...subject,
    appointments: appointmentsOf(subject).map((each) =>
      each.appointmentId === changed.appointmentId ? changed : each,
    ),
  }) as Case;

/** Another time or place, as early as the first. */
export const moveAppointment = (current: Case, act: Changing & z.infer<typeof MoveAppointment>) => {
  const { by, at, localStart, place, because, reason, community } = act;
  const subject = acting("moveAppointment", current, by);
  mustLead(subject, by);
  const appointment = ahead(subject, act);
  mustBeExplained(act);
  const time = timeOf(localStart, community, at);
  const moved: Appointment = {
    ...appointment,
    ...time,
    ...(place && { place }),
    sequence: appointment.sequence + 1,
    moved: { at, because, ...(reason && { reason }) },
  };
  const { appointmentId, kind } = appointment;
  const told = { caseId: subject.caseId, appointmentId, kind, startsAt: time.startsAt, because };
  return { state: mustFit(signedBy(withAppointment(subject, moved), by)), facts: [appointmentMoved(told)] };
};

/** It does not take place, and it says why. */
export const cancelAppointment = (current: Case, act: Changing & z.infer<typeof CancelAppointment>) => {
  const { by, at, because, reason } = act;
  const subject = acting("cancelAppointment", current, by);
  mustLead(subject, by);
  const appointment = ahead(subject, act);
  mustBeExplained(act);
  const cancelled = { at, because, ...(reason && { reason }) };
  const off: Appointment = { ...appointment, sequence: appointment.sequence + 1, cancelled };
  const { appointmentId, kind, startsAt } = appointment;
  const told = { caseId: subject.caseId, appointmentId, kind, startsAt, because };
  return { state: signedBy(withAppointment(subject, off), by), facts: [appointmentCancelled(told)] };
};

/** Refuses anyone but the lead of a case in which something is ahead. */
export const mayChange = (current: Case, by: Insider, at: Instant): void => {
  const subject = acting("moveAppointment", current, by);
  mustLead(subject, by);
  if (!appointmentsOf(subject).some((each) => isAhead(each, at))) refuse("appointment-over");
};
