import * as z from "zod";
import { caseTerminated } from "#shared/contracts/mediation-ways.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, disputantOf, mustLead, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { Disputant } from "./parts.ts";
import { type CaseAct, type Insider, mustHaveNoInterest } from "./recusal.ts";

/** `otherWays`: what else the disputants may do, as the lead tells them; a disputant need not know. */
export const TerminateMediation = z.strictObject({
  reason: Text,
  otherWays: Text.optional(),
  happenedOn: PartialDate.optional(),
});

/** An agreement that holds is carried out, or brought before a court: it is not talked away. */
const mustNotHold = (subject: CaseIn<"accepted" | "surveying" | "negotiating" | "proposed" | "agreed">): void => {
  if (subject.status !== "agreed" || !subject.agreement.effectiveAt) return;
  const allowedVerbs = caseLifecycle.verbsFrom("agreed").filter((verb) => verb !== "terminateMediation");
  refuse("wrong-state", { state: "agreed", allowedVerbs }, caseLifecycle.name);
};

/** The case for its termination, and the disputant whose act it is; else it is the lead's. */
export const terminable = (current: Case, by: Insider) => {
  const subject = acting("terminate", current, by);
  mustNotHold(subject);
  const disputant: Disputant | undefined = disputantOf(subject, by);
  if (!disputant) {
    mustLead(subject, by);
    mustHaveNoInterest(subject, by);
  }
  return { subject, disputant };
};

/**
 * Mediation ends without an outcome, by the lead or by any disputant, who need not agree with the others. The lead
 * tells the other legal ways. Source: 人民调解法 §23, §26.
 */
export const terminate = (
  current: Case,
  { by, at, reason, otherWays }: CaseAct & z.infer<typeof TerminateMediation>,
) => {
  const { subject, disputant } = terminable(current, by);
  if (!disputant && !otherWays) refuseField("/otherWays", "required");
  const ended = { at, reason, otherWays, ...(disputant && { disputantId: disputant.disputantId }) };
  const state: Case = { ...signedBy(subject, by), status: "terminated", ended };
  const { caseId, category, place } = subject;
  return { state, facts: [caseTerminated({ caseId, category, building: place.building })] };
};
