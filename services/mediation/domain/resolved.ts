import type * as z from "zod";
import { type Confirmation, caseResolved } from "#shared/contracts/mediation.ts";
import { daysBetween, type Instant } from "#shared/domain/dates.ts";
import type { Case, CaseIn } from "./case.ts";
import { undoneIn } from "./obligation.ts";

type Resolving = { readonly at: Instant; readonly confirmation: z.infer<typeof Confirmation> };

/** The case ends with its outcome carried out. */
export const resolved = (subject: CaseIn<"in-fulfilment">, { at, confirmation }: Resolving) => {
  const resolution = { at, days: daysBetween(subject.filedAt, at), confirmation };
  const state: Case = { ...subject, status: "resolved", resolution };
  const { caseId, category, place } = subject;
  const { days } = resolution;
  return { state, facts: [caseResolved({ caseId, category, building: place.building, days, confirmation })] };
};

/**
 * Nobody objected in the time that the notice gave: the case ends, and the silence is noted as such. It is nobody's yes,
 * and makes nothing effective.
 */
export const closeSilent = (
  current: Case,
  { reportedAt, at }: { readonly reportedAt: Instant; readonly at: Instant },
) => {
  if (current.status !== "in-fulfilment" || undoneIn(current).length > 0) return undefined;
  const { fulfilment } = current;
  const isOver = fulfilment.silenceEndsAt !== undefined && fulfilment.silenceEndsAt <= at;
  if (fulfilment.reportedAt !== reportedAt || !isOver) return undefined;
  return resolved(current, { at, confirmation: "none-received" });
};
