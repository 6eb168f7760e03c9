import * as z from "zod";
import { UrgeStep } from "#shared/contracts/mediation-care.ts";
import { Instant } from "#shared/domain/dates.ts";

/** Whether somebody acts on the case, as it is looked at from time to time. */
export const Care = z.object({
  /** The last act of people; absent before the first after its filing. */
  actedAt: Instant.optional(),
  /** When it is looked at next. */
  lookAt: Instant.optional(),
  /** Who was urged last since that act. */
  urged: z.object({ step: UrgeStep, at: Instant }).optional(),
  /** When it was told that nobody accepts or declines it. */
  overdueAt: Instant.optional(),
});
