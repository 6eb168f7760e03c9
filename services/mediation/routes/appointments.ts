import * as z from "zod";
import type { RouteSpec } from "#shared/http/route.ts";
import { AppointmentId } from "../domain/appointment.ts";
import { CancelAppointment, MoveAppointment, SetAppointment } from "../domain/appointments.ts";
import { caseVerb, leads, peopleInACase } from "./case-verb.ts";

const onAppointment = { params: { appointmentId: AppointmentId } } as const;

/** When and where people meet about a case. */
export const appointmentRoutes = {
  setAppointment: caseVerb("set-appointment", {
    summary: "Invite to a survey or a session",
    access: leads,
    body: SetAppointment,
    refusals: ["independence-undeclared", "appointment-too-soon", "mediator-refused"],
  }),
  moveAppointment: {
    ...caseVerb("", {
      summary: "Move an appointment to another time or place",
      access: leads,
      body: MoveAppointment,
      refusals: ["appointment-over", "appointment-too-soon"],
    }),
    path: "/appointments/{appointmentId}/move",
    ...onAppointment,
  },
  cancelAppointment: {
    ...caseVerb("", {
      summary: "Cancel an appointment, with the reason",
      access: leads,
      body: CancelAppointment,
      refusals: ["appointment-over"],
    }),
    path: "/appointments/{appointmentId}/cancel",
    ...onAppointment,
  },
  getAppointmentCalendar: {
    method: "GET",
    path: "/appointments/{appointmentId}/calendar",
    summary: "An appointment as calendars read it, for whoever is invited and whoever is in the case",
    access: peopleInACase,
    withoutRole: true,
    restricted: true,
    ...onAppointment,
    reply: z.string(),
    media: "text/calendar",
    refusals: ["not-for-the-other-side", "conflict-of-interest"],
  },
} as const satisfies Record<string, RouteSpec>;
