import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { Text } from "#shared/domain/text.ts";
import { Obligation } from "./obligation.ts";
import { DisputantId } from "./parts.ts";
import { AdoptedDecision, Agreement } from "./proposal.ts";

export const Fulfilment = z.object({
  startedAt: Instant,
  reportedAt: Instant.optional(),
  /** The notice was given that the case ends then, unless somebody objects. */
  silenceEndsAt: Instant.optional(),
});

/** An outcome that settled nothing, as it stood, and who said so; their words are absent once they were erased. */
export const UnsettledOutcome = z.object({
  decision: AdoptedDecision.optional(),
  agreement: Agreement.optional(),
  fulfilment: Fulfilment.optional(),
  obligations: z.array(Obligation).optional(),
  confirmedBy: z.array(DisputantId),
  notSettled: z.object({ disputantId: DisputantId, at: Instant, reason: Text.optional(), evidence: Text.optional() }),
});
export type UnsettledOutcome = z.infer<typeof UnsettledOutcome>;

/** What a disputant said; the two questions of the pulse are counted without them, and are not here. */
const Lasting = z.object({
  performed: z.boolean(),
  settled: z.boolean(),
  at: Instant,
  /** Absent once it was erased. */
  reason: Text.optional(),
  evidence: Text.optional(),
});

/** The question, so many days after the case was resolved, whether its outcome lasts. */
export const FollowUp = z.object({
  followUpId: childIdSchema("fup"),
  days: z.int(),
  askAt: Instant,
  askedAt: Instant.optional(),
  /** Those who were here to be asked. */
  asked: z.array(DisputantId).optional(),
  /** Until when a no may bring the case up again. */
  failsUntil: Instant.optional(),
  answers: z.record(DisputantId, Lasting),
});
export type FollowUp = z.infer<typeof FollowUp>;

/** What lies in a case of any status. */
export const owing = {
  /** What somebody owes by the outcome that stands. */
  obligations: z.array(Obligation).optional(),
  /** What was decided or agreed before, and settled nothing. */
  unsettledOutcomes: z.array(UnsettledOutcome).optional(),
};
