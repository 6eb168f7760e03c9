import * as z from "zod";
import { DangerKind, ReportedTo } from "#shared/contracts/mediation-dangers.ts";
import { Instant } from "#shared/domain/dates.ts";
import { Text } from "#shared/domain/text.ts";
import { DangerId, PersonId } from "./parts.ts";

/** To whom a danger was told, when and by which call or receipt; `by` recorded it. */
export const DangerReport = z.object({
  to: ReportedTo,
  at: Instant,
  reference: Text.optional(),
  by: PersonId,
  recordedAt: Instant,
});

/** What may harm somebody. It is to be reported until `reportDueAt`, and the case goes on. */
export const Danger = z.object({
  dangerId: DangerId,
  kind: DangerKind,
  seenAt: Instant,
  raisedAt: Instant,
  /** Who raised it; absent where the filing says it by itself. */
  by: PersonId.optional(),
  note: Text.optional(),
  reportDueAt: Instant,
  overdueAt: Instant.optional(),
  reports: z.array(DangerReport),
});
export type Danger = z.infer<typeof Danger>;
