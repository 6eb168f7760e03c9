import * as z from "zod";
import { AppointmentChange, AppointmentKind } from "#shared/contracts/mediation-appointments.ts";
import { Instant } from "#shared/domain/dates.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { LocalTime } from "#shared/domain/local-time.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { most, PersonId } from "./parts.ts";

export const AppointmentId = childIdSchema("apt");

const Change = z.object({ at: Instant, because: AppointmentChange, reason: Text.optional() });

/** When and where those who are invited meet: at the site or at the table. Whoever leads the case is there too. */
export const Appointment = z.object({
  appointmentId: AppointmentId,
  kind: AppointmentKind,
  /** What the clock on the wall shows when it begins. */
  localStart: LocalTime,
  startsAt: Instant,
  endsAt: Instant,
  place: Name,
  who: z.array(PersonId).max(most.invited),
  guests: z.array(Name).max(10).optional(),
  joint: z.boolean().optional(),
  note: Text.optional(),
  /** Counts what calendars must hear of: another time or place, or that it is off. */
  sequence: z.int(),
  setAt: Instant,
  moved: Change.optional(),
  cancelled: Change.optional(),
});
export type Appointment = z.infer<typeof Appointment>;
