import * as z from "zod";
import { Instant } from "../domain/dates.ts";
import { event } from "../events/contract.ts";

const count = z.int().min(0);

/** What a dispute may end in: what will be done, or what those in dispute agree on between themselves. */
export const OutcomeKind = z.enum(["decision", "agreement"]);
export const AgreementForm = z.enum(["written", "oral"]);
/** How somebody said yes or no to what is proposed. */
export const SaidHow = z.enum(["signed-in", "code", "glass", "paper"]);
/** Whose signature a written agreement needs beside those of the disputants. */
export const SignatureKind = z.enum(["mediator", "seal"]);

const outcomeEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), ...shape }));

export const outcomeProposed = outcomeEvent("outcome-proposed", "A text waits for the yes of each disputant.", {
  round: count,
  outcome: OutcomeKind,
});
export const outcomeAcceptedBy = outcomeEvent("outcome-accepted-by", "A disputant said yes to what is proposed.", {
  disputantId: z.string(),
  how: SaidHow,
  remaining: count,
});
export const outcomeRefusedBy = outcomeEvent(
  "outcome-refused-by",
  "A disputant said no to what was proposed: it is negotiated again.",
  { disputantId: z.string(), how: SaidHow, round: count },
);
export const outcomeReadWith = outcomeEvent(
  "outcome-read-with",
  "What is proposed was read with a disputant who needs it.",
  { disputantId: z.string(), withId: z.string() },
);
export const outcomeSigned = outcomeEvent("outcome-signed", "The mediator signed, or the body put its seal.", {
  signature: SignatureKind,
  round: count,
});
export const agreementEffective = outcomeEvent("agreement-effective", "The agreement of the disputants holds.", {
  form: AgreementForm,
  effectiveAt: Instant,
});
