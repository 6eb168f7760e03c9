import * as z from "zod";
import { type Calendar, plusWorkingDays } from "#shared/domain/calendar.ts";
import { Day, dayIn, type Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy, type PolicyKey } from "#shared/domain/policy.ts";
import { Refusal } from "#shared/domain/refusal.ts";

export type OfCommunity = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

type Days = { readonly key: PolicyKey; readonly community: OfCommunity };

const workingDaysAfter = (at: Instant, { key, community }: Days): Day | undefined => {
  const { timeZone, calendar, policy } = community;
  try {
    return plusWorkingDays(calendar, dayIn(timeZone, at), numberOf(key, policy));
  } catch (error) {
    if (error instanceof Refusal && error.code === "calendar-missing") return undefined;
    throw error;
  }
};

/** When it is answered at the latest. A year without a calendar does not stop anybody's right: then no day is told. */
export const answerDueOn = (requestedAt: Instant, community: OfCommunity): Day | undefined =>
  workingDaysAfter(requestedAt, { key: "rightsWorkingDays", community });

/** When so many working days are over; without a calendar, so many days of any kind. */
const whenOver = (at: Instant, days: Days): Instant => {
  const { timeZone, policy } = days.community;
  const last = workingDaysAfter(at, days) ?? plusDays(dayIn(timeZone, at), numberOf(days.key, policy));
  return instantAt(timeZone, plusDays(last, 1), "00:00");
};

/** How long the removal of the last administrator waits. */
export const successorBy = (at: Instant, community: OfCommunity): Instant =>
  whenOver(at, { key: "successorWorkingDays", community });

/** How long what the desk asked for waits for its release. */
export const releaseBy = (at: Instant, community: OfCommunity): Instant =>
  whenOver(at, { key: "releaseWorkingDays", community });

/** What a receipt tells beside the request. */
export const answered = { dueOn: Day.optional(), waiting: z.array(z.string()) };
