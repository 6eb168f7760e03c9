import * as z from "zod";
import { independenceDeclared } from "#shared/contracts/mediation-rights.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { acting, mustLead, signedBy } from "./access.ts";
import { type Case, leadOf } from "./case.ts";
import type { Lead } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

/** Whoever is named as lead declares for themselves: a president who names themselves does so with that. */
export const DeclareIndependence = z.strictObject({
  independent: z.literal(true),
  happenedOn: PartialDate.optional(),
});

type Declaring = { readonly independent?: true | undefined; readonly byId: string; readonly at: Instant };

/** The lead as named, who declared independence where they named themselves and said so. */
export const declaring = (lead: Lead, { independent, byId, at }: Declaring): Lead => {
  if (!independent) return lead;
  return lead.personId === byId ? { ...lead, independentAt: at } : refuseField("/independent", "not-allowed");
};

/** The lead declares, once, that nothing ties them to anybody in dispute. Source: 人民调解法 §15, §23. */
export const declareIndependence = (current: Case, { by, at }: CaseAct) => {
  const subject = acting("declareIndependence", current, by);
  mustLead(subject, by);
  const lead = leadOf(subject);
  if (!lead || lead.independentAt) return undefined;
  const state = signedBy({ ...subject, lead: { ...lead, independentAt: at } } as Case, by);
  return { state, facts: [independenceDeclared({ caseId: subject.caseId, mediatorId: lead.personId })] };
};

/** Nobody calls people together before they declared that they are independent. */
export const mustBeIndependent = (subject: Case): void => {
  if (!leadOf(subject)?.independentAt) refuse("independence-undeclared");
};
