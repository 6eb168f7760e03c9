import * as z from "zod";
import { PartialDate } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { acting, disputantOf, signedBy } from "./access.ts";
import { type Case, caseLifecycle, leadOf } from "./case.ts";
import type { Disputant, Lead } from "./parts.ts";
import type { CaseAct, Insider } from "./recusal.ts";
import { withoutLead } from "./release-lead.ts";

export const RefuseMediator = z.strictObject({ happenedOn: PartialDate.optional() });

/** The disputant who may refuse the lead, and the lead: each disputant may once, without a reason. */
export const mayRefuse = (current: Case, by: Insider): { readonly disputant: Disputant; readonly lead: Lead } => {
  const subject = acting("refuseMediator", current, by);
  const disputant = disputantOf(subject, by) ?? refuse("role-not-allowed");
  if (disputant.refusedMediator) refuse("refused-already");
  const allowedVerbs = caseLifecycle.verbsFrom(subject.status).filter((verb) => verb !== "refuseMediator");
  return { disputant, lead: leadOf(subject) ?? refuse("wrong-state", { state: subject.status, allowedVerbs }, "case") };
};

/** A disputant refuses who leads, who is released at once and leads this case no more; another is named. */
export const refuseMediator = (current: Case, { by, at }: CaseAct) => {
  const { disputant, lead } = mayRefuse(current, by);
  const refusedMediator = { personId: lead.personId, at };
  const disputants = current.disputants.map((each) =>
    each.disputantId === disputant.disputantId ? { ...each, refusedMediator } : each,
  );
  return withoutLead(signedBy({ ...current, disputants }, by), lead, at, "refused");
};
