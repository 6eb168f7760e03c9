import * as z from "zod";
import { dataExportRequested } from "#shared/contracts/communities.ts";
import { dataExportAwaitsRelease, dataExportLapsed } from "#shared/contracts/releases.ts";
import type { Act, Caller } from "#shared/domain/caller.ts";
import type { Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { type Asking, asked, awaitsRelease, lapse, release, requestOf } from "./release.ts";
import { answered } from "./rights.ts";

export const ExportId = idSchema("exp");

/** A person asks for all that is kept of them. */
export const DataExport = z.object({ exportId: ExportId, ...asked }).meta({ id: "DataExport" });
export type DataExport = z.infer<typeof DataExport>;

/** Asks for all that is kept of somebody. By themselves it is begun at once; from the desk it waits for its release. */
export const requestExport = (asking: Asking) => {
  const { personId } = asking;
  const exportId = newId("exp", asking.commandId);
  const state: DataExport = { exportId, ...requestOf(asking) };
  const told = state.atDesk ? dataExportAwaitsRelease : dataExportRequested;
  return { state, facts: [told({ personId, exportId })] };
};

/** Releases it once; what only the person sees is not in it, as the desk hands it out. */
export const releaseExport = (current: DataExport, act: Act) => {
  const state = release(current, act);
  const { personId, exportId } = current;
  return state && { state, facts: [dataExportRequested({ personId, exportId, atDesk: true })] };
};

/** Nobody released it in time. */
export const lapseExport = (current: DataExport, at: Instant) => {
  const state = lapse(current, at);
  const { personId, exportId } = current;
  return state && { state, facts: [dataExportLapsed({ personId, exportId })] };
};

/** An export in a session is one that was asked for in one: another is the person's alone. */
export const mayTakeAway = ({ personId, atDesk }: DataExport, by: Caller): boolean =>
  by.onBehalfOf ? by.onBehalfOf.personId === personId && atDesk === true : by.personId === personId;

const ExportStatus = z.enum(["requested", "lapsed", "in-progress", "ready"]);

/** What is asked for is `requested` until it is released. */
export const exportStatus = (request: DataExport, waiting: readonly string[]): z.infer<typeof ExportStatus> => {
  if (request.lapsedAt) return "lapsed";
  if (awaitsRelease(request)) return "requested";
  return waiting.length > 0 ? "in-progress" : "ready";
};

export const DataExportView = z
  .object({ ...DataExport.shape, ...answered, status: ExportStatus, parts: z.record(z.string(), z.array(z.unknown())) })
  .meta({ id: "DataExportView" });
