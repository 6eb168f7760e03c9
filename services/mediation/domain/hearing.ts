import * as z from "zod";
import { HearingKind, hearingChosen } from "#shared/contracts/mediation-rights.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, mustSayYes, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

export const ChooseHearing = z.strictObject({
  hearing: HearingKind,
  /** Whose choice the lead records, by which evidence, where they cannot make it themselves. */
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

/** A case is heard in private unless each disputant chose that it be open. Source: 人民调解法 §23. */
export const hearingOfCase = ({ disputants }: Case): z.infer<typeof HearingKind> =>
  disputants.every(({ hearing }) => hearing?.choice === "open") ? "open" : "private";

/** A disputant chooses how the case is heard, and may choose again. */
export const chooseHearing = (current: Case, act: CaseAct & z.infer<typeof ChooseHearing>) => {
  const { by, at, hearing: choice, evidence } = act;
  const subject = acting("chooseHearing", current, by);
  if (choice === "open") mustSayYes(by);
  const { disputantId, hearing: former } = answering(subject, by, act);
  if (former?.choice === choice) return undefined;
  const disputants = subject.disputants.map((each) =>
    each.disputantId === disputantId ? { ...each, hearing: { choice, at, ...(evidence && { evidence }) } } : each,
  );
  const state = signedBy({ ...subject, disputants } as Case, by);
  const hearing = hearingOfCase(state);
  const changed = hearing !== hearingOfCase(subject);
  return { state, facts: [hearingChosen({ caseId: subject.caseId, hearing, changed })] };
};
