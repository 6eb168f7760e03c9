import { setAppointment } from "#services/mediation/domain/appointments.ts";
import type { Case } from "#services/mediation/domain/case.ts";
import { caseLifecycle } from "#services/mediation/domain/case-lifecycle.ts";
import { bringAlong } from "#services/mediation/domain/companions.ts";
import { declareIndependence } from "#services/mediation/domain/independence.ts";
import { act, disputant, knownOf, opponent, outsider, person, president, steward } from "./cases.ts";

export const cousin = person("cousin", "mediator", "resident");
export const relative = { personId: cousin.personId, relation: "other" as const, known: knownOf(cousin, president) };
export const lawyer = { name: "邓律师", capacity: "lawyer" as const, commandId: "c", known: new Map() };
const community = { policy: {}, timeZone: "Asia/Shanghai" };

/** Now it is the 5th of March, ten o'clock. */
export const session = {
  kind: "session" as const,
  localStart: "2026-03-09T15:00",
  place: "2栋架空层",
  who: [disputant.personId, opponent.personId],
  community,
  commandId: "c",
  known: knownOf(president, disputant, opponent, steward, outsider, cousin),
};
export const moving = { localStart: "2026-03-10T15:00", because: "weather" as const, community };

export const declared = (subject: Case): Case =>
  caseLifecycle.can("declareIndependence", subject)
    ? (declareIndependence(subject, act(president))?.state ?? subject)
    : subject;

export const withAppointment = (subject: Case, more: object = {}): Case =>
  caseLifecycle.can("setAppointment", subject)
    ? setAppointment(declared(subject), { ...act(president), ...session, ...more }).state
    : subject;
export const appointmentIn = ({ appointments = [] }: Case): string => appointments[0]?.appointmentId ?? "";

export const withCompanion = (subject: Case, more: object = {}): Case =>
  caseLifecycle.can("bringAlong", subject)
    ? bringAlong(subject, { ...act(disputant), ...lawyer, ...more }).state
    : subject;
export const companionIn = ({ companions = [] }: Case): string => companions[0]?.companionId ?? "";
