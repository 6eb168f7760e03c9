import {
  appointmentCancelled,
  appointmentMoved,
  appointmentReminderDue,
  appointmentSet,
} from "#shared/contracts/mediation-appointments.ts";
import { type Instant, plusHours } from "#shared/domain/dates.ts";
import { policy } from "#shared/domain/policy.ts";
import { momentsOf } from "#shared/messages/moment.ts";
import { about } from "./case-moment.ts";
import type { Case } from "./domain/case.ts";
import { appointmentsOf, invitedTo, isExpected } from "./domain/invited-to.ts";

/** An appointment is told of as a thing of its own: another one of the same case overtakes nothing. */
const appointment = momentsOf<Case>("case", "appointmentId", "appointment");

type OfAppointment = {
  readonly found: Case;
  readonly data: { readonly appointmentId: string; readonly kind: string; readonly startsAt: Instant };
  readonly now: Instant;
};

const meeting = ({ found, data: { kind, startsAt } }: OfAppointment) => ({ ...about(found), kind, startsAt });

const invited = ({ found, data: { appointmentId } }: OfAppointment): string[] => {
  const named = appointmentsOf(found).find((each) => each.appointmentId === appointmentId);
  return named ? invitedTo(found, named) : [];
};

const isToCome = ({ found, data, now }: OfAppointment): boolean =>
  isExpected(found, data.appointmentId, data.startsAt) && now < data.startsAt;

/** Told while it is still so far ahead that no later reminder, nor its beginning, is nearer. */
const reminded = (hours: number, untilHours: number) => ({
  kind: "news" as const,
  when: (happened: OfAppointment & { readonly data: { readonly hours: number } }) =>
    happened.data.hours === hours &&
    isToCome(happened) &&
    happened.now < plusHours(happened.data.startsAt, -untilHours),
  tell: invited,
  params: meeting,
  dueAt: ({ data }: OfAppointment) => data.startsAt,
  overtakes: ["appointmentFirst", "appointmentLast"],
});

/** The moments in which whoever is invited is told of an appointment. */
export const appointmentMoments = {
  appointmentSet: appointment(appointmentSet, {
    kind: "notice",
    when: isToCome,
    tell: invited,
    params: meeting,
    dueAt: ({ data }) => data.startsAt,
  }),
  appointmentMoved: appointment(appointmentMoved, {
    kind: "notice",
    when: isToCome,
    tell: invited,
    params: ({ data, ...happened }) => ({ ...meeting({ ...happened, data }), because: data.because }),
    dueAt: ({ data }) => data.startsAt,
    overtakes: ["appointmentSet", "appointmentMoved", "appointmentFirst", "appointmentLast"],
  }),
  appointmentCancelled: appointment(appointmentCancelled, {
    kind: "notice",
    tell: invited,
    params: ({ data, ...happened }) => ({ ...meeting({ ...happened, data }), because: data.because }),
    overtakes: ["appointmentSet", "appointmentMoved", "appointmentFirst", "appointmentLast"],
  }),
  appointmentFirst: appointment(
    appointmentReminderDue,
    reminded(policy.remindFirstHours.value, policy.remindLastHours.value),
  ),
  appointmentLast: appointment(appointmentReminderDue, reminded(policy.remindLastHours.value, 0)),
};
