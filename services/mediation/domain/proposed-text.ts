import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import type { Case } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import { Terms, TextSha256 } from "./proposal.ts";

/** What is proposed, as whoever is to say yes reads it, and the digest that their yes names. */
export const ProposedText = z
  .object({ number: z.string(), at: Instant, textSha256: TextSha256, terms: Terms })
  .meta({ id: "ProposedText" });

/** The text that stands before the disputants now. Refuses a case in which there is none. */
export const proposedText = (current: Case): z.infer<typeof ProposedText> => {
  const { number, proposal } = caseLifecycle.allow("sayYes", current);
  const { at, textSha256, terms } = proposal;
  return { number, at, textSha256, terms };
};
