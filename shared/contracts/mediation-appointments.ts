import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { event } from "../events/contract.ts";

export const AppointmentKind = z.enum(["survey", "session"]);
/** Why an appointment was moved or cancelled. */
export const AppointmentChange = z.enum([
  "somebody-cannot-come",
  "place-not-free",
  "weather",
  "disputants-asked",
  "no-longer-needed",
  "other",
]);

const about = { caseId: z.string(), appointmentId: z.string(), kind: AppointmentKind, startsAt: Instant };
const because = AppointmentChange;

const appointmentEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.appointment-${name}.v1`, summary, "caseId", z.object({ ...about, ...shape }));

export const appointmentSet = appointmentEvent("set", "People are invited to a survey or a session.", {});
export const appointmentMoved = appointmentEvent("moved", "An appointment has another time or place.", { because });
export const appointmentCancelled = appointmentEvent("cancelled", "An appointment does not take place.", { because });
export const appointmentReminderDue = appointmentEvent("reminder-due", "Whoever is invited is to be reminded.", {
  hours: z.int(),
});
