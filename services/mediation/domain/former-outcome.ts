import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Text } from "#shared/domain/text.ts";
import { FollowUp, Fulfilment } from "./fulfilment.ts";
import { Obligation } from "./obligation.ts";
import { DisputantId, Escalation } from "./parts.ts";
import { AdoptedDecision } from "./proposal.ts";
import { Resolution } from "./resolution.ts";

/** How a case was resolved before it was brought up again, and by whom and why it was. */
export const FormerOutcome = z.object({
  resolution: Resolution,
  decision: AdoptedDecision.optional(),
  /** The round of what each said yes to, which stands with the former proposals. */
  round: z.int().optional(),
  fulfilment: Fulfilment.optional(),
  obligations: z.array(Obligation).optional(),
  followUps: z.array(FollowUp).optional(),
  escalation: Escalation.optional(),
  confirmations: z.array(z.object({ disputantId: DisputantId, at: Instant, evidence: Text.optional() })),
  reopened: z.object({ at: Instant, disputantId: DisputantId, reason: Text.optional() }),
});
export type FormerOutcome = z.infer<typeof FormerOutcome>;
