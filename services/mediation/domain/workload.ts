import * as z from "zod";
import { daysBetween, Instant } from "#shared/domain/dates.ts";
import { Name } from "#shared/domain/text.ts";
import type { KeptCaseCard } from "./case-card.ts";
import { PersonId } from "./parts.ts";

/** How many open cases are looked at, the oldest. */
export const mostWeighed = 500;

/** The open cases of one lead, or of nobody. */
export const Workload = z
  .object({
    /** Absent of the cases that nobody leads. */
    leadId: PersonId.optional(),
    leadName: Name.optional(),
    openCount: z.int(),
    /** Whole days since the oldest was filed. */
    oldestDays: z.int(),
    /** The last act of people in any of them. */
    lastActAt: Instant,
  })
  .meta({ id: "Workload" });

/** The open cases by their lead: who has the one that waits longest stands first. */
export const workloadsOf = (cards: readonly KeptCaseCard[], now: Instant) => {
  const byLead = Map.groupBy(cards, ({ leadId }) => leadId);
  const loads = [...byLead].map(([leadId, led]) => {
    const filed = led.map(({ filedAt }) => filedAt).toSorted()[0] ?? now;
    const acts = led.map(({ lastActAt, filedAt }) => lastActAt ?? filedAt).toSorted();
    return {
      leadId,
      openCount: led.length,
      oldestDays: daysBetween(filed, now),
      lastActAt: acts.at(-1) ?? now,
    };
  });
  return loads.toSorted((one, other) => other.oldestDays - one.oldestDays);
};
