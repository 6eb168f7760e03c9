import { administratorLeaving } from "#shared/contracts/administrators.ts";
import { erasureAnnounced } from "#shared/contracts/releases.ts";
import { plusWorkingDays } from "#shared/domain/calendar.ts";
import { dayIn, type Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { type Administrator, successorsTo } from "./administrators.ts";
import { type Asking, type Erasure, graceOf, type OfCommunity, requestErasure, requestOf } from "./rights.ts";

/** How long the removal of the last administrator waits; without a calendar, so many days of any kind. */
export const successorBy = (requestedAt: Instant, { timeZone, calendar, policy }: OfCommunity): Instant => {
  const today = dayIn(timeZone, requestedAt);
  const days = numberOf("successorWorkingDays", policy);
  try {
    return instantAt(timeZone, plusDays(plusWorkingDays(calendar, today, days), 1), "00:00");
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "calendar-missing")) throw error;
    return instantAt(timeZone, plusDays(today, days + 1), "00:00");
  }
};

const laterOf = (one: Instant, other: Instant): Instant => (one < other ? other : one);

/**
 * The last administrator, or the one beside whom another reads restricted content, asks to be removed: the operator is
 * told at once, and it waits for a successor. From the desk it waits for its release first, and nothing is due until
 * then.
 */
export const requestErasureOfLast = (asking: Asking & { readonly successorBy: Instant }) => {
  if (asking.by.onBehalfOf) return requestErasure(asking);
  const erasureId = newId("era", asking.commandId);
  const dueAt = laterOf(asking.successorBy, graceOf(asking.at));
  const state: Erasure = { erasureId, ...requestOf(asking), dueAt, awaitsSuccessor: true };
  const told = { personId: asking.personId, erasureId, dueAt };
  return { state, facts: [erasureAnnounced(told), administratorLeaving(told)] };
};

type Following = { readonly at: Instant; readonly administrators: readonly Administrator[] };

/** There is a successor who may administer without them: from now on it is due as any other. */
export const hastenErasure = ({ awaitsSuccessor, ...current }: Erasure, { at, administrators }: Following) => {
  const { personId, erasureId, requestedAt, begunAt, takenBackAt } = current;
  if (!awaitsSuccessor || begunAt || takenBackAt) return undefined;
  if (typeof successorsTo(personId, administrators) === "string") return undefined;
  const dueAt = laterOf(graceOf(requestedAt), at);
  return { state: { ...current, dueAt } as Erasure, facts: [erasureAnnounced({ personId, erasureId, dueAt })] };
};
