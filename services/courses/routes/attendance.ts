import * as z from "zod";
import { SessionId } from "../domain/ids.ts";
import { CheckIn, CheckOut, Excuse } from "../domain/session/attendance.ts";
import { SessionView } from "../domain/session/session-view.ts";

const nothing = z.strictObject({});

/** Those at the door: the desk, and whoever teaches. */
const door = { roles: ["desk-operator", "instructor"] } as const;

const atSession = {
  method: "POST",
  access: door,
  params: { sessionId: SessionId },
  reply: SessionView,
  offers: "session",
  refusals: ["wrong-state"],
} as const;

/** Who came, who was excused, and who takes the children home. */
export const attendanceSpecs = {
  getSession: {
    method: "GET",
    path: "/sessions/{sessionId}",
    restricted: true,
    summary: "A session with its roster",
    access: { roles: [...door.roles, "community-admin", "residents-committee-worker", "property-staff"] },
    params: { sessionId: SessionId },
    reply: SessionView,
    offers: "session",
  },
  checkIn: {
    ...atSession,
    path: "/sessions/{sessionId}/check-in",
    summary: "Let a learner in, by the code of a slip or by name, or as a walk-in",
    body: CheckIn,
    refusals: [
      "wrong-state",
      "code-invalid",
      "guardian-consent-required",
      "age-out-of-range",
      "course-full",
      "others-first",
    ],
  },
  checkOut: {
    ...atSession,
    path: "/sessions/{sessionId}/check-out",
    summary: "Let a child go home with somebody of its household",
    body: CheckOut,
  },
  excuse: {
    ...atSession,
    path: "/sessions/{sessionId}/excuse",
    summary: "Excuse a learner who cannot come, or could not",
    body: Excuse,
  },
  holdSession: {
    ...atSession,
    path: "/sessions/{sessionId}/hold",
    summary: "Close the session: who neither came nor was excused was absent",
    body: nothing,
  },
} as const;
