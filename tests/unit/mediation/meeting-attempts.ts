import { cancelAppointment, moveAppointment, setAppointment } from "#services/mediation/domain/appointments.ts";
import type { Case } from "#services/mediation/domain/case.ts";
import { answerCompanion, bringAlong, withdrawCompanion } from "#services/mediation/domain/companions.ts";
import { chooseHearing } from "#services/mediation/domain/hearing.ts";
import { declareIndependence } from "#services/mediation/domain/independence.ts";
import { nameRelative } from "#services/mediation/domain/relatives.ts";
import { act, disputant, opponent, president } from "./cases.ts";
import {
  appointmentIn,
  companionIn,
  declared,
  lawyer,
  moving,
  relative,
  session,
  withAppointment,
  withCompanion,
} from "./meeting.ts";

export type Attempt = (subject: Case) => { state: Case } | undefined;

/** The verbs by which people meet, and who may be there, each as its rightful person would do it. */
export const meetingAttempts = {
  declareIndependence: (subject) => declareIndependence(subject, act(president)),
  nameRelative: (subject) => nameRelative(subject, { ...act(disputant), ...relative }),
  chooseHearing: (subject) => chooseHearing(subject, { ...act(disputant), hearing: "open" }),
  bringAlong: (subject) => bringAlong(subject, { ...act(disputant), ...lawyer }),
  answerCompanion: (subject) => {
    const brought = withCompanion(subject);
    return answerCompanion(brought, { ...act(opponent), companionId: companionIn(brought), agrees: true });
  },
  withdrawCompanion: (subject) => {
    const brought = withCompanion(subject);
    return withdrawCompanion(brought, { ...act(disputant), companionId: companionIn(brought) });
  },
  setAppointment: (subject) => setAppointment(declared(subject), { ...act(president), ...session }),
  moveAppointment: (subject) => {
    const meeting = withAppointment(subject);
    return moveAppointment(meeting, { ...act(president), ...moving, appointmentId: appointmentIn(meeting) });
  },
  cancelAppointment: (subject) => {
    const meeting = withAppointment(subject);
    const { community } = moving;
    const cancelling = { because: "weather" as const, appointmentId: appointmentIn(meeting), community };
    return cancelAppointment(meeting, { ...act(president), ...cancelling });
  },
} satisfies Record<string, Attempt>;
