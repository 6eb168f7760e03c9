import * as z from "zod";
import { type Calendar, workingDaysAfter } from "#shared/domain/calendar.ts";
import { Day, dayIn, type Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy, type PolicyKey } from "#shared/domain/policy.ts";

export type OfCommunity = { readonly timeZone: string; readonly calendar: Calendar; readonly policy: OwnPolicy };

type Days = { readonly key: PolicyKey; readonly community: OfCommunity };

const lastDay = (at: Instant, { key, community }: Days): Day | undefined => {
  const { timeZone, calendar, policy } = community;
  return workingDaysAfter(calendar, dayIn(timeZone, at), numberOf(key, policy));
};

/** When it is answered at the latest. A year without a calendar does not stop anybody's right: then no day is told. */
export const answerDueOn = (requestedAt: Instant, community: OfCommunity): Day | undefined =>
  lastDay(requestedAt, { key: "rightsWorkingDays", community });

/** When so many working days are over; without a calendar, so many days of any kind. */
const whenOver = (at: Instant, days: Days): Instant => {
  const { timeZone, policy } = days.community;
  const last = lastDay(at, days) ?? plusDays(dayIn(timeZone, at), numberOf(days.key, policy));
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
