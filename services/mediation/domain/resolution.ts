import * as z from "zod";
import { Confirmation } from "#shared/contracts/mediation.ts";
import { Instant } from "#shared/domain/dates.ts";

/** How a case ended with an outcome. */
export const Resolution = z.object({
  at: Instant,
  days: z.int(),
  confirmation: Confirmation,
  /** The issue by whose resolution the dispute was settled, where it was the joint meeting. */
  issueId: z.string().optional(),
});
