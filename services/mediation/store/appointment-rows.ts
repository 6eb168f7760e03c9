import { type OwnEntry, ownEntryKey, ownEntryRow } from "#shared/feed/own-calendar.ts";
import type { Companion } from "#shared/table/entity.ts";
import type { CommunityScope } from "#shared/table/scope.ts";
import type { Appointment } from "../domain/appointment.ts";
import { type Case, stageOf } from "../domain/case.ts";
import { holds, invitedTo, recentIn } from "../domain/invited-to.ts";

export const ownEntryOf = (subject: Case, appointment: Appointment): OwnEntry => {
  const { appointmentId, kind, startsAt, endsAt, place, sequence, setAt, moved, cancelled } = appointment;
  return {
    id: appointmentId,
    what: kind,
    startsAt,
    endsAt,
    place,
    sequence,
    isCancelled: !holds(subject, appointment),
    changedAt: cancelled?.at ?? moved?.at ?? setAt,
  };
};

/** What lies in whose calendar: nothing of a case that ended. */
const entriesIn = (subject: Case | undefined): Map<string, { readonly personId: string; readonly entry: OwnEntry }> => {
  const entries = new Map<string, { readonly personId: string; readonly entry: OwnEntry }>();
  if (!subject || stageOf(subject) === "closed") return entries;
  for (const appointment of recentIn(subject))
    for (const personId of invitedTo(subject, appointment))
      entries.set(`${personId} ${appointment.appointmentId}`, { personId, entry: ownEntryOf(subject, appointment) });
  return entries;
};

/** Whoever is invited has a row of their own for each appointment, which their calendar reads. */
export const appointmentRows = (scope: CommunityScope, before: Case | undefined, after: Case): Companion[] => {
  const [former, present] = [entriesIn(before), entriesIn(after)];
  const isSame = (place: string, entry: OwnEntry): boolean =>
    JSON.stringify(former.get(place)?.entry) === JSON.stringify(entry);
  const puts = [...present].filter(([place, { entry }]) => !isSame(place, entry));
  const gone = [...former].filter(([place]) => !present.has(place));
  return [
    ...puts.map(([, { personId, entry }]) => ({ write: { put: ownEntryRow(scope, personId, entry) } })),
    ...gone.map(([, { personId, entry }]) => ({ write: { delete: ownEntryKey(scope, personId, entry.id) } })),
  ];
};
