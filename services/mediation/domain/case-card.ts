import * as z from "zod";
import { daysBetween, Instant } from "#shared/domain/dates.ts";
import { CategoryKey } from "#shared/domain/dispute-category.ts";
import { Building, Name } from "#shared/domain/text.ts";
import { type Case, CaseStatus, endOf } from "./case.ts";
import { leadWhileOpen, openStatuses } from "./case-lifecycle.ts";
import { lastActAt } from "./look.ts";
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
  /** The case of the same dispute in which it goes on. */
  joinedTo: CaseId.optional(),
};

/** Absent of a case that was kept before they were. */
const since = { lastActAt: Instant.optional(), endedAt: Instant.optional() };

/** What is kept of a case for its lists: no name, no free text. */
export const KeptCaseCard = z.object({ ...shown, ...since });
export type KeptCaseCard = z.infer<typeof KeptCaseCard>;

/** What a list shows of a case: of names that of its lead alone, and no free text. */
export const CaseCard = z
  .object({
    ...shown,
    leadName: Name.optional(),
    /** The last act of people; its filing where there was none. */
    lastActAt: Instant,
    /** Whole days from its filing to its end, or to now. */
    ageDays: z.int(),
  })
  .meta({ id: "CaseCard" });

/** A card as a list shows it at an instant. */
export const shownAt = ({ endedAt, lastActAt, ...card }: KeptCaseCard, now: Instant) => ({
  ...card,
  lastActAt: lastActAt ?? card.filedAt,
  ageDays: daysBetween(card.filedAt, endedAt ?? now),
});

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
  joinedTo: subject.joined?.originalId,
  lastActAt: lastActAt(subject),
  endedAt: endOf(subject),
  dueAt:
    subject.joined === undefined && openStatuses.some((status) => status === subject.status)
      ? dueNext(subject)
      : undefined,
});
