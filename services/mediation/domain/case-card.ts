import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { Building } from "#shared/domain/text.ts";
import { CaseStatus } from "./case.ts";
import { CaseId, Category, PersonId } from "./parts.ts";

/** What a list shows of a case: no name, no free text. */
export const CaseCard = z
  .object({
    caseId: CaseId,
    number: z.string(),
    category: Category,
    building: Building,
    status: CaseStatus,
    filedAt: Instant,
    isLate: z.boolean(),
    leadId: PersonId.optional(),
  })
  .meta({ id: "CaseCard" });
export type CaseCard = z.infer<typeof CaseCard>;
