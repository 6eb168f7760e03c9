import type * as z from "zod";
import { withoutNames } from "#shared/domain/redactor.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { leadOrPresidentMust, mustBeIn } from "./access.ts";
import { type Case, leadOf } from "./case.ts";
import type { Decision, Negotiation } from "./parts.ts";
import type { Insider } from "./recusal.ts";

/** What a supplier is asked to do: where and what, as decided, and what was agreed with them last. */
export type WorkOrder = {
  readonly number: string;
  readonly building: string;
  readonly decidedAt: string;
  readonly supplier: string;
  readonly sites: z.infer<typeof Decision>["sites"];
  readonly equipment: string | undefined;
  readonly canopy: boolean;
  readonly terms: string;
  /** Whom the supplier asks. */
  readonly contact: string | undefined;
};

const namesIn = ({ disputants, people }: Case): (string | undefined)[] => [
  ...disputants.map(({ name }) => name),
  ...Object.values(people),
];

/**
 * The work order to a supplier, for whoever leads the case or presides, once it is decided. It goes to somebody who is
 * not in the case: of the dispute it says nothing, and names nobody in it but the lead.
 */
export const workOrder = (subject: Case, by: Insider, supplier: string): WorkOrder => {
  leadOrPresidentMust(mustBeIn(subject, by), by);
  const decision = "decision" in subject ? subject.decision : undefined;
  if (!decision) return refuse("wrong-state", { state: subject.status, allowedVerbs: [] });
  const negotiations: readonly z.infer<typeof Negotiation>[] =
    ("negotiations" in subject && subject.negotiations) || [];
  const last = negotiations.findLast((each) => each.supplier === supplier) ?? refuse("not-found");
  const { sites, equipment, canopy = false } = decision;
  const told = withoutNames({ sites, equipment, terms: last.terms }, namesIn(subject));
  const leadId = leadOf(subject)?.personId;
  return {
    ...told,
    number: subject.number,
    building: subject.place.building,
    decidedAt: decision.at,
    supplier,
    canopy,
    contact: leadId && subject.people[leadId],
  };
};
