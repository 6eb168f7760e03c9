import * as z from "zod";
import { dataExportRequested, erasureRequested } from "#shared/contracts/communities.ts";
import {
  dataExportAwaitsRelease,
  erasureAnnounced,
  erasureAwaitsRelease,
  erasureTakenBack,
} from "#shared/contracts/releases.ts";
import { type Calendar, plusWorkingDays } from "#shared/domain/calendar.ts";
import { type Act, actingPerson, type Caller, holds } from "#shared/domain/caller.ts";
import { Day, dayIn, Instant, plusMinutes } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Refusal, refuse } from "#shared/domain/refusal.ts";
import { operatorRoles } from "#shared/domain/roles.ts";
import { PersonId } from "./role-grant.ts";

export const ExportId = idSchema("exp");
export const ErasureId = idSchema("era");

const asked = {
  personId: PersonId,
  requestedBy: PersonId,
  requestedAt: Instant,
  /** It was asked for at the desk: nothing is done until it is released. */
  atDesk: z.literal(true).optional(),
  released: z.object({ by: PersonId, at: Instant }).optional(),
};

/** A person asks for all that is kept of them. */
export const DataExport = z.object({ exportId: ExportId, ...asked }).meta({ id: "DataExport" });
export type DataExport = z.infer<typeof DataExport>;

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

export type Asking = Act & { readonly personId: string; readonly commandId: string };

/** Who asks for whom, and where. */
export const requestOf = ({ by, personId, at }: Asking) => ({
  personId,
  requestedBy: by.personId,
  requestedAt: at,
  ...(by.onBehalfOf && { atDesk: true as const }),
});

type Request = Pick<Erasure, "personId" | "requestedBy" | "atDesk" | "released">;

/** Whether nobody has released yet what was asked for at the desk. */
export const awaitsRelease = ({ atDesk, released }: Request): boolean => atDesk === true && !released;

/** What the desk asks for is released by the person, signed in, or by somebody else of the desk than who asked. */
const mustRelease = ({ personId, requestedBy }: Request, by: Caller): void => {
  if (by.personId === personId && !by.onBehalfOf) return;
  const isOther = by.personId !== requestedBy && !by.onBehalfOf;
  if (!holds(by, ...operatorRoles)) refuse("not-found");
  if (!isOther) refuse("role-not-allowed");
};

/** Asks for all that is kept of somebody. By themselves it is begun at once; from the desk it waits for its release. */
export const requestExport = (asking: Asking) => {
  const { personId } = asking;
  const exportId = newId("exp", asking.commandId);
  const state: DataExport = { exportId, ...requestOf(asking) };
  const told = state.atDesk ? dataExportAwaitsRelease : dataExportRequested;
  return { state, facts: [told({ personId, exportId })] };
};

/** Releases it once; what only the person sees is not in it, as the desk hands it out. */
export const releaseExport = (current: DataExport, { by, at }: Act) => {
  mustRelease(current, by);
  if (!awaitsRelease(current)) return undefined;
  const { personId, exportId } = current;
  const state: DataExport = { ...current, released: { by: by.personId, at } };
  return { state, facts: [dataExportRequested({ personId, exportId, atDesk: true })] };
};

/** An export in a session is one that was asked for in one: another is the person's alone. */
export const mayTakeAway = ({ personId, atDesk }: DataExport, by: Caller): boolean =>
  by.onBehalfOf ? by.onBehalfOf.personId === personId && atDesk === true : by.personId === personId;

/** Until when a removal can be taken back. */
export const graceOf = (at: Instant): Instant => plusMinutes(at, numberOf("erasureGraceHours") * 60);

/** From now on it can be taken back, until the work begins. */
const announced = (state: Erasure, at: Instant) => {
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
  const state: Erasure = { erasureId, ...requestOf(asking) };
  return beginErasure({ ...state, dueAt: asking.at }, asking.at) ?? { state, facts: [] };
};

export const releaseErasure = (current: Erasure, { by, at }: Act) => {
  mustRelease(current, by);
  if (current.takenBackAt) refuse("window-lapsed");
  return awaitsRelease(current) ? announced({ ...current, released: { by: by.personId, at } }, at) : undefined;
};

/** The person stays: as long as nothing was removed, themselves or at the desk, by a call back too. */
export const takeBackErasure = (current: Erasure, { by, at }: Act) => {
  const { personId, erasureId, dueAt, begunAt, takenBackAt } = current;
  if (actingPerson(by).personId !== personId) refuse("not-found");
  if (takenBackAt) return undefined;
  const isBegun = begunAt !== undefined || (!awaitsRelease(current) && (dueAt === undefined || dueAt <= at));
  if (isBegun) refuse("window-lapsed");
  return { state: { ...current, takenBackAt: at } as Erasure, facts: [erasureTakenBack({ personId, erasureId })] };
};

/** The time to take it back is over. */
export const beginErasure = (current: Erasure, at: Instant) => {
  const { personId, erasureId, dueAt, begunAt, takenBackAt } = current;
  if (takenBackAt || begunAt || dueAt === undefined) return undefined;
  return { state: { ...current, begunAt: at } as Erasure, facts: [erasureRequested({ personId, erasureId })] };
};

export type OfCommunity = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

/** When it is answered at the latest. A year without a calendar does not stop anybody's right: then no day is told. */
export const answerDueOn = (requestedAt: Instant, { timeZone, calendar, policy }: OfCommunity): Day | undefined => {
  try {
    return plusWorkingDays(calendar, dayIn(timeZone, requestedAt), numberOf("rightsWorkingDays", policy));
  } catch (error) {
    if (error instanceof Refusal && error.code === "calendar-missing") return undefined;
    throw error;
  }
};

const ExportStatus = z.enum(["requested", "in-progress", "ready"]);
const ErasureStatus = z.enum(["requested", "announced", "taken-back", "in-progress", "ready"]);
export type RightsStatus = z.infer<typeof ErasureStatus>;

/** What is asked for is `requested` until it is released, and an erasure `announced` until it begins. */
export const exportStatus = (request: DataExport, waiting: readonly string[]): z.infer<typeof ExportStatus> => {
  if (awaitsRelease(request)) return "requested";
  return waiting.length > 0 ? "in-progress" : "ready";
};

export const erasureStatus = (erasure: Erasure, waiting: readonly string[]): RightsStatus => {
  const { dueAt, begunAt, takenBackAt } = erasure;
  if (takenBackAt) return "taken-back";
  if (awaitsRelease(erasure)) return "requested";
  if (dueAt && !begunAt) return "announced";
  return waiting.length > 0 ? "in-progress" : "ready";
};

const answered = { dueOn: Day.optional(), waiting: z.array(z.string()) };

export const DataExportView = z
  .object({ ...DataExport.shape, ...answered, status: ExportStatus, parts: z.record(z.string(), z.array(z.unknown())) })
  .meta({ id: "DataExportView" });

export const ErasureView = z
  .object({
    ...Erasure.shape,
    ...answered,
    status: ErasureStatus,
    receipts: z.record(z.string(), z.object({ erased: z.int(), held: z.int(), at: Instant })),
  })
  .meta({ id: "ErasureView" });
