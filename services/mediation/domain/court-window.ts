import * as z from "zod";
import { CourtRuling } from "#shared/contracts/mediation-court.ts";
import { lastLegalDay } from "#shared/domain/calendar.ts";
import type { CommunityCard } from "#shared/domain/community-card.ts";
import { Day, dayIn, Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { numberOf } from "#shared/domain/policy.ts";
import { Text } from "#shared/domain/text.ts";
import { DisputantId, PersonId } from "./parts.ts";

/** When days begin where the community is, and on which of them nobody works. */
export type Days = Pick<CommunityCard, "timeZone" | "calendar">;

/** The confirmation of a written agreement by the court: until when it is applied for, who did, and what came of it. */
export const Court = z.object({
  /** The last day, and the instant at which it is over. */
  lastOn: Day,
  endsAt: Instant,
  /** The mornings on which whoever has not applied is reminded. */
  reminders: z.array(z.object({ dueAt: Instant, daysLeft: z.int() })),
  applications: z.record(DisputantId, z.object({ by: PersonId, at: Instant, evidence: Text.optional() })),
  /** When the last of them applied: the application is joint from then on. */
  appliedAt: Instant.optional(),
  ruling: z.object({ result: CourtRuling, ruledOn: Day, reference: Text.optional(), at: Instant }).optional(),
  lapsedAt: Instant.optional(),
});
export type Court = z.infer<typeof Court>;

/** The time to apply, from the instant at which a written agreement took effect. Source: 人民调解法 §33. */
export const courtWindow = (effectiveAt: Instant, { timeZone, calendar }: Days): Court => {
  const effectiveOn = dayIn(timeZone, effectiveAt);
  const lastOn = lastLegalDay(calendar, effectiveOn, numberOf("courtDays"));
  const reminders = [numberOf("courtFirstReminderDay"), numberOf("courtLastReminderDay")].map((day) => ({
    dueAt: instantAt(timeZone, plusDays(effectiveOn, day), "09:00"),
    daysLeft: numberOf("courtDays") - day,
  }));
  return { lastOn, endsAt: instantAt(timeZone, plusDays(lastOn, 1), "00:00"), reminders, applications: {} };
};
