import * as z from "zod";
import { event } from "../events/contract.ts";

export const HearingKind = z.enum(["private", "open"]);

const caseEvent = <Shape extends z.ZodRawShape>(name: string, summary: string, shape: Shape) =>
  event(`mediation.${name}.v1`, summary, "caseId", z.object({ caseId: z.string(), ...shape }));

export const independenceDeclared = caseEvent(
  "independence-declared",
  "The lead declared that they have no interest in the case.",
  { mediatorId: z.string() },
);
/** Who was named, and how they are related, is not told. */
export const relativeNamed = caseEvent("relative-named", "A relative of a disputant is one who may not mediate.", {
  disputantId: z.string(),
});
export const hearingChosen = caseEvent("hearing-chosen", "A disputant chose how the case is heard.", {
  hearing: HearingKind,
  changed: z.boolean(),
});

const companionId = z.string();
export const companionBrought = caseEvent("companion-brought", "A disputant wants to bring somebody along.", {
  companionId,
  disputantId: z.string(),
});
export const companionAnswered = caseEvent("companion-answered", "A disputant said whether they agree.", {
  companionId,
  agrees: z.boolean(),
  admitted: z.boolean(),
});
export const companionWithdrawn = caseEvent("companion-withdrawn", "Somebody is not brought along after all.", {
  companionId,
});
