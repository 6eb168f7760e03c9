import * as z from "zod";
import { fairCancelled, fairClosed, fairOpened, fairReported, fairReportLate } from "#shared/contracts/employment.ts";
import type { Act } from "#shared/domain/caller.ts";
import { type Instant, instantAt, plusDays } from "#shared/domain/dates.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { mustBeRedacted } from "#shared/domain/redactor.ts";
import { refuseField } from "#shared/domain/refusal.ts";
import { Text } from "#shared/domain/text.ts";
import { Approximate, happened, type Today } from "../parts.ts";
import { type Fair, type FairReport, fairLifecycle } from "./fair.ts";

export const OpenFair = z.strictObject(happened);

export const open = (current: Fair, { at }: Act) => {
  const state: Fair = { ...fairLifecycle.allow("open", current), status: "open", openedAt: at };
  return { state, facts: [fairOpened({ fairId: current.fairId })] };
};

export const CloseFair = z.strictObject(happened);

/** The fair is over; the statistics are due so many days later. */
export const close = (current: Fair, { at, day, timeZone, policy }: Act & Today & { readonly policy: OwnPolicy }) => {
  const subject = fairLifecycle.allow("close", current);
  const lastDay = plusDays(day, numberOf("fairReportDays", policy));
  const reportDueAt = instantAt(timeZone, plusDays(lastDay, 1), "00:00");
  const state: Fair = { ...subject, status: "closed", closedAt: at, reportDueAt };
  return { state, facts: [fairClosed({ fairId: subject.fairId })] };
};

/** The time for the report has passed: a fair that is still without one is flagged late. */
export const flagLateReport = (current: Fair, { at, policy }: { at: Instant; policy: OwnPolicy }) => {
  if (!fairLifecycle.can("flagLateReport", current)) return undefined;
  const subject = fairLifecycle.allow("flagLateReport", current);
  if (subject.lateReport || at < subject.reportDueAt) return undefined;
  const allowedDays = numberOf("fairReportDays", policy);
  const state: Fair = { ...subject, lateReport: { at, allowedDays } };
  return { state, facts: [fairReportLate({ fairId: subject.fairId, allowedDays })] };
};

export const ReportFair = z.strictObject({
  employers: Approximate,
  industries: Approximate,
  seekers: Approximate.optional(),
  note: Text.optional(),
  ...happened,
});

/** What was counted at the booths. */
export type Counted = { readonly interviews: number; readonly offers: number };

type Reporting = Act & z.infer<typeof ReportFair> & Counted & { readonly policy: OwnPolicy };

/** A report after its time is late, whoever comes first: who reports, or the deadline. */
const lateness = (current: Fair, at: Instant, policy: OwnPolicy) =>
  flagLateReport(current, { at, policy }) ?? { state: current, facts: [] };

const isAtLeast = ({ qualifier }: Approximate): boolean => qualifier === "more-than" || qualifier === "at-least";

/** Each employer is of one industry: there are no more industries than employers, as far as these were counted. */
const mustAgree = ({ employers, industries }: z.infer<typeof ReportFair>): void => {
  if (!isAtLeast(employers) && industries.value > employers.value)
    refuseField("/industries/value", "more-than-employers");
};

/** Staff tell what the fair came to, as exact as they know it; interviews and offers are counted here. */
export const report = (current: Fair, told: Reporting) => {
  const { at, employers, industries, seekers, note, interviews, offers } = told;
  mustAgree(told);
  const late = lateness(current, at, told.policy);
  const subject = fairLifecycle.allow("report", late.state);
  const written: FairReport = { at, employers, industries, seekers, interviews, offers, note };
  const state: Fair = { ...subject, status: "reported", report: written };
  const numbers = { employers: employers.value, industries: industries.value, seekers: seekers?.value ?? 0 };
  const exactness = {
    employersAre: employers.qualifier,
    industriesAre: industries.qualifier,
    seekersAre: seekers?.qualifier ?? ("unknown" as const),
  };
  const counted = { interviews, offers };
  const reported = fairReported({ fairId: subject.fairId, ...numbers, ...exactness, ...counted });
  return { state, facts: [...late.facts, reported] };
};

export const CancelFair = z.strictObject({ announcement: Text, ...happened });

/** The fair is off; what everybody is told of it is public at once. */
export const cancel = (current: Fair, { at, announcement }: Act & z.infer<typeof CancelFair>) => {
  const subject = fairLifecycle.allow("cancel", current);
  mustBeRedacted({ "/announcement": announcement });
  const state: Fair = { ...subject, status: "cancelled", cancellation: { at, announcement } };
  return { state, facts: [fairCancelled({ fairId: subject.fairId })] };
};
