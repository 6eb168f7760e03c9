import * as z from "zod";
import { Instant } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { type Case, CaseStatus, leadWhileOpen, openStatuses } from "./case.ts";
import { CaseId, PersonId } from "./parts.ts";

const shown = {
  caseId: CaseId,
  number: z.string(),
  category: CategoryKey,
  building: Building,
  status: CaseStatus,
  filedAt: Instant,
  isLate: z.boolean(),
  leadId: PersonId.optional(),
  /** The instant at which something of it is due next. */
  dueAt: Instant.optional(),
};

/** What is kept of a case for its lists: no name, no free text. */
export const KeptCaseCard = z.object(shown);
export type KeptCaseCard = z.infer<typeof KeptCaseCard>;

/** What a list shows of a case: of names that of its lead alone, and no free text. */
export const CaseCard = z.object({ ...shown, leadName: Name.optional() }).meta({ id: "CaseCard" });

const dueNext = ({ status, contactDueAt, mediationDueAt, inquiry }: Case): string | undefined => {
  if (status === "reported") return contactDueAt;
  return inquiry?.over === undefined ? (inquiry?.answersDueAt ?? mediationDueAt) : mediationDueAt;
};

export const cardOf = (subject: Case): KeptCaseCard => ({
  caseId: subject.caseId,
  number: subject.number,
  category: subject.category,
  building: subject.place.building,
  status: subject.status,
  filedAt: subject.filedAt,
  isLate: subject.lateContact !== undefined,
  leadId: leadWhileOpen(subject)?.personId,
  dueAt: openStatuses.some((status) => status === subject.status) ? dueNext(subject) : undefined,
});
