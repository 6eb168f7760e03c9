import * as z from "zod";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { childIdSchema } from "#shared/domain/ids.ts";
import { numberOf, type OwnPolicy, type PolicyKey } from "#shared/domain/policy.ts";
import { Text } from "#shared/domain/text.ts";
import { DisputantId, PersonId } from "./parts.ts";

export const ObligationId = childIdSchema("obl");

/** What somebody in dispute owes by a decision or an agreement that stands: to another of them, or to all. */
export const Obligation = z.object({
  obligationId: ObligationId,
  who: DisputantId,
  to: DisputantId.optional(),
  what: Text,
  dueOn: Day,
  /** The end of that day. */
  dueAt: Instant,
  /** When whoever owes it is told, and how many days are left then: below zero once it is missed. */
  reminders: z.array(z.object({ daysLeft: z.int(), at: Instant })),
  doneAt: Instant.optional(),
  /** Who said so, and what stands behind it; that is absent once it was erased. */
  doneBy: PersonId.optional(),
  evidence: Text.optional(),
  confirmedAt: Instant.optional(),
  /** Who said last that it was not done; the reason is absent once it was erased. */
  contested: z.object({ by: DisputantId, at: Instant, reason: Text.optional() }).optional(),
  missedAt: Instant.optional(),
});
export type Obligation = z.infer<typeof Obligation>;

type Owed = Pick<Obligation, "obligationId" | "who" | "to" | "what" | "dueOn">;
type Begun = { readonly at: Instant; readonly community: Pick<CommunityCard, "timeZone" | "policy"> };

/** A full hour of the day that the policy names: `09:00`. */
export const hourOf = (key: PolicyKey, policy: OwnPolicy): string =>
  `${String(numberOf(key, policy)).padStart(2, "0")}:00`;

/** Before its day and on it, as far as that is to come; and after it, when it is missed. */
const remindersOf = (dueOn: Day, { at, community: { timeZone, policy } }: Begun): Obligation["reminders"] => {
  const hour = hourOf("obligationReminderHour", policy);
  return [numberOf("obligationReminderDays", policy), 0, -numberOf("obligationMissedDays", policy)]
    .map((daysLeft) => ({ daysLeft, at: instantAt(timeZone, plusDays(dueOn, -daysLeft), hour) }))
    .filter((each) => each.daysLeft < 0 || each.at > at);
};

/** What is owed from now on, by what was decided or agreed. */
export const begun = (owed: readonly Owed[], told: Begun): Obligation[] =>
  owed.map(({ obligationId, who, to, what, dueOn }) => ({
    obligationId,
    who,
    ...(to && { to }),
    what,
    dueOn,
    dueAt: instantAt(told.community.timeZone, plusDays(dueOn, 1), "00:00"),
    reminders: remindersOf(dueOn, told),
  }));

type OwedIn = { readonly obligations?: readonly Obligation[] | undefined };

export const undoneIn = ({ obligations = [] }: OwedIn): Obligation[] => obligations.filter(({ doneAt }) => !doneAt);

/** Whether something was owed, and all of it is done. */
export const areDone = ({ obligations = [] }: OwedIn): boolean =>
  obligations.length > 0 && undoneIn({ obligations }).length === 0;
