import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { Name, Text } from "#shared/domain/text.ts";
import { DisputantId, PersonId } from "./parts.ts";

export const CompanionId = childIdSchema("cmp");

/** Somebody whom a disputant brings along, admitted once every other disputant agreed. */
export const Companion = z.object({
  companionId: CompanionId,
  disputantId: DisputantId,
  /** Absent once it was erased. */
  name: Name.optional(),
  personId: PersonId.optional(),
  capacity: z.enum(["lawyer", "relative", "friend", "interpreter"]),
  broughtAt: Instant,
  /** `evidence`: what stands behind an answer that was recorded for somebody. */
  answers: z.record(DisputantId, z.object({ agrees: z.boolean(), at: Instant, evidence: Text.optional() })),
  admittedAt: Instant.optional(),
  withdrawnAt: Instant.optional(),
});
export type Companion = z.infer<typeof Companion>;
