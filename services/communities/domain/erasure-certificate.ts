import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";

/** That a community is erased: how many items of each service went, and who has yet to answer. */
export const ErasureCertificate = z.object({
  slug: z.string(),
  services: z.array(z.object({ service: z.string(), itemCount: z.int(), erasedAt: Instant })),
  waiting: z.array(z.string()),
});
export type ErasureCertificate = z.infer<typeof ErasureCertificate>;
