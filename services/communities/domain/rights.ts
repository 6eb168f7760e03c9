import * as z from "zod";
import { dataExportRequested, erasureRequested } from "#shared/contracts/communities.ts";
import { type Calendar, plusWorkingDays } from "#shared/domain/calendar.ts";
import { Day, dayIn, Instant } from "#shared/domain/dates.ts";
import { idSchema } from "#shared/domain/ids.ts";
import { newId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { Refusal } from "#shared/domain/refusal.ts";
import { PersonId } from "./role-grant.ts";

export const ExportId = idSchema("exp");
export const ErasureId = idSchema("era");

const asked = { personId: PersonId, requestedBy: PersonId, requestedAt: Instant };

/** A person asks for all that is kept of them. */
export const DataExport = z.object({ exportId: ExportId, ...asked }).meta({ id: "DataExport" });
export type DataExport = z.infer<typeof DataExport>;

/** A person asks to be removed: names, phones and words go, ids and enums stay. */
export const Erasure = z.object({ erasureId: ErasureId, ...asked }).meta({ id: "Erasure" });
export type Erasure = z.infer<typeof Erasure>;

type Asking = { readonly personId: string; readonly by: string; readonly at: Instant; readonly commandId: string };

export const requestExport = ({ personId, by, at, commandId }: Asking) => {
  const exportId = newId("exp", commandId);
  const state: DataExport = { exportId, personId, requestedBy: by, requestedAt: at };
  return { state, facts: [dataExportRequested({ personId, exportId })] };
};

export const requestErasure = ({ personId, by, at, commandId }: Asking) => {
  const erasureId = newId("era", commandId);
  const state: Erasure = { erasureId, personId, requestedBy: by, requestedAt: at };
  return { state, facts: [erasureRequested({ personId, erasureId })] };
};

type OfCommunity = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

/** When it is answered at the latest. A year without a calendar does not stop anybody's right: then no day is told. */
export const answerDueOn = (requestedAt: Instant, { timeZone, calendar, policy }: OfCommunity): Day | undefined => {
  try {
    return plusWorkingDays(calendar, dayIn(timeZone, requestedAt), numberOf("rightsWorkingDays", policy));
  } catch (error) {
    if (error instanceof Refusal && error.code === "calendar-missing") return undefined;
    throw error;
  }
};

const answered = { status: z.enum(["in-progress", "ready"]), dueOn: Day.optional(), waiting: z.array(z.string()) };

export const DataExportView = z
  .object({ ...DataExport.shape, ...answered, parts: z.record(z.string(), z.array(z.unknown())) })
  .meta({ id: "DataExportView" });

export const ErasureView = z
  .object({
    ...Erasure.shape,
    ...answered,
    receipts: z.record(z.string(), z.object({ erased: z.int(), held: z.int(), at: Instant })),
  })
  .meta({ id: "ErasureView" });
