import * as z from "zod";
import { erasureRequested } from "#shared/contracts/communities.ts";
import { erasureAnnounced, erasureAwaitsRelease, erasureLapsed, erasureTakenBack } from "#shared/contracts/releases.ts";
import { type Act, actingPerson, type Caller } from "#shared/domain/caller.ts";
import { Instant, plusMinutes } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { type Asking, asked, awaitsRelease, lapse, requestOf } from "./release.ts";
import { answered } from "./rights.ts";

export const ErasureId = idSchema("era");

/** A person asks to be removed: names, phones and words go, ids and enums stay. */
export const Erasure = z
  .object({
    erasureId: ErasureId,
    ...asked,
    /** Until then it can be taken back; of earlier ones there is none: they began at once. */
    dueAt: Instant.optional(),
    begunAt: Instant.optional(),
    takenBackAt: Instant.optional(),
    /** The last administrator stays until there is another, or until it is due. */
    awaitsSuccessor: z.literal(true).optional(),
  })
  .meta({ id: "Erasure" });
export type Erasure = z.infer<typeof Erasure>;

/** Until when a removal can be taken back. */
export const graceOf = (at: Instant): Instant => plusMinutes(at, numberOf("erasureGraceHours") * 60);

/** From now on it can be taken back, until the work begins. */
export const announced = (state: Erasure, at: Instant) => {
  const { personId, erasureId } = state;
  const dueAt = graceOf(at);
  return { state: { ...state, dueAt }, facts: [erasureAnnounced({ personId, erasureId, dueAt })] };
};

/** Asks to be removed. From the desk it waits for its release, and then as long as any other. */
export const requestErasure = (asking: Asking) => {
  const erasureId = newId("era", asking.commandId);
  const state: Erasure = { erasureId, ...requestOf(asking) };
  const { personId, atDesk } = state;
  return atDesk ? { state, facts: [erasureAwaitsRelease({ personId, erasureId })] } : announced(state, asking.at);
};

/** Removes somebody who moved out: nobody is there to take it back, so it begins at once. */
export const removeMovedOut = (asking: Asking) => {
  const erasureId = newId("era", asking.commandId);
  const state: Erasure = { erasureId, ...requestOf(asking), dueAt: asking.at };
  return beginErasure(state, asking.at) ?? { state, facts: [] };
};

/** Whether it still removes somebody: neither taken back, nor lapsed. One person has one such at a time. */
export const isOpen = ({ takenBackAt, lapsedAt }: Erasure): boolean => !takenBackAt && !lapsedAt;

/** Whether the time to take it back is over; an earlier one began at once. */
export const hasBegun = (current: Erasure, at: Instant): boolean =>
  current.begunAt !== undefined || (!awaitsRelease(current) && (current.dueAt === undefined || current.dueAt <= at));

/** A removal is for whoever it is of, and for who asked for it as long as they are somebody here. */
export const mayFollow = ({ personId, requestedBy }: Erasure, by: Caller): boolean => {
  const own = actingPerson(by).personId;
  return own === personId || (own === requestedBy && by.grants.length > 0);
};

/** The person stays: as long as nothing was removed, themselves or at the desk, by a call back too. */
export const takeBackErasure = (current: Erasure, { by, at }: Act) => {
  const { personId, erasureId } = current;
  if (actingPerson(by).personId !== personId) refuse("not-found");
  if (!isOpen(current)) return undefined;
  if (hasBegun(current, at)) refuse("window-lapsed");
  return { state: { ...current, takenBackAt: at } as Erasure, facts: [erasureTakenBack({ personId, erasureId })] };
};

/** Nobody released it in time. */
export const lapseErasure = (current: Erasure, at: Instant) => {
  const state = current.takenBackAt ? undefined : lapse(current, at);
  const { personId, erasureId } = current;
  return state && { state, facts: [erasureLapsed({ personId, erasureId })] };
};

/** The time to take it back is over. Nothing where it was put off meanwhile. */
export const beginErasure = (current: Erasure, at: Instant) => {
  const { personId, erasureId, dueAt, begunAt } = current;
  if (!isOpen(current) || begunAt || dueAt === undefined || dueAt > at) return undefined;
  return { state: { ...current, begunAt: at } as Erasure, facts: [erasureRequested({ personId, erasureId })] };
};

const ErasureStatus = z.enum(["requested", "lapsed", "announced", "taken-back", "in-progress", "ready"]);
export type ErasureStatus = z.infer<typeof ErasureStatus>;

/** What is asked for is `requested` until it is released, and `announced` until it begins. */
export const erasureStatus = (erasure: Erasure, waiting: readonly string[]): ErasureStatus => {
  const { dueAt, begunAt, takenBackAt, lapsedAt } = erasure;
  if (takenBackAt) return "taken-back";
  if (lapsedAt) return "lapsed";
  if (awaitsRelease(erasure)) return "requested";
  if (dueAt && !begunAt) return "announced";
  return waiting.length > 0 ? "in-progress" : "ready";
};

export const ErasureView = z
  .object({
    ...Erasure.shape,
    ...answered,
    status: ErasureStatus,
    receipts: z.record(z.string(), z.object({ erased: z.int(), held: z.int(), at: Instant })),
  })
  .meta({ id: "ErasureView" });
