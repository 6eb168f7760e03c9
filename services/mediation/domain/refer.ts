import * as z from "zod";
import { caseReferred, ReferredTo } from "#shared/contracts/mediation-ways.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { refuse } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, isMediating, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import type { CaseAct, Insider } from "./recusal.ts";

export const ReferCase = z.strictObject({ to: ReferredTo, ground: Text, happenedOn: PartialDate.optional() });

/** The case, for whoever may hand it over for the body: who mediates it by now. */
export const referable = (current: Case, by: Insider) => {
  const subject = acting("refer", current, by);
  return isMediating(subject, by) ? subject : refuse("role-not-allowed");
};

/** The body hands the case over to those whose it is, and it ends here; why is recorded. Source: 人民调解法 §25. */
export const refer = (current: Case, { by, at, to, ground }: CaseAct & z.infer<typeof ReferCase>) => {
  const subject = referable(current, by);
  const state = { ...signedBy(subject as Case, by), status: "referred", referral: { at, to, ground } } as Case;
  const { caseId, category, place } = subject;
  return { state, facts: [caseReferred({ caseId, category, building: place.building, referredTo: to })] };
};
