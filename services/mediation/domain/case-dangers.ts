import * as z from "zod";
import { type Case, CaseStatus } from "./case.ts";
import { dangersSeenBy } from "./danger.ts";
import { Danger } from "./danger-report.ts";
import { CaseId, Place } from "./parts.ts";
import type { Insider } from "./recusal.ts";

/** The dangers of a case, for who answers for them and may not be in it: where it is, and nothing of the dispute. */
export const CaseDangers = z
  .object({
    caseId: CaseId,
    number: z.string(),
    status: CaseStatus,
    place: Place,
    dangers: z.array(Danger),
  })
  .meta({ id: "CaseDangers" });

export const dangersOf = (subject: Case, by: Insider): z.infer<typeof CaseDangers> => {
  const { caseId, number, status, place } = subject;
  return { caseId, number, status, place, dangers: dangersSeenBy(subject, by) };
};
