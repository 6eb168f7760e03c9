import * as z from "zod";
import {
  DangerKind,
  dangerOverdue,
  dangerRaised,
  dangerReported,
  ReportedTo,
} from "#shared/contracts/mediation-dangers.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { Instant, minutesBetween, plusMinutes } from "#shared/domain/dates.ts";
import { newChildId } from "#shared/domain/new-id.ts";
import { numberOf, type OwnPolicy } from "#shared/domain/policy.ts";
import { mustHaveRoom, refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, isMediating, mustBeIn, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { Danger } from "./danger-report.ts";
import { DangerId, most } from "./parts.ts";
import { type CaseAct, hasInterest, type Insider } from "./recusal.ts";

const isUnreported = ({ reports }: Danger): boolean => reports.length === 0;

export const unreportedDangers = ({ dangers = [] }: Pick<Case, "dangers">): Danger[] => dangers.filter(isUnreported);

/** Nothing is decided or proposed while a danger was told to nobody who can avert it. */
export const mustHaveReportedDangers = (subject: Pick<Case, "dangers">): void => {
  const dangerIds = unreportedDangers(subject).map(({ dangerId }) => dangerId);
  if (dangerIds.length > 0) refuse("danger-not-reported", { dangerIds });
};

/**
 * Whether they answer for the dangers of a case: who mediates it, and the worker of the residents' committee, who need
 * not be in it for that; nobody who has an interest in it.
 */
export const isWatching = (subject: Case, by: Insider): boolean =>
  isMediating(subject, by) ||
  (!by.onBehalfOf && by.roles.includes("residents-committee-worker") && !hasInterest(subject, by));

/** The dangers that somebody sees: all, who answers for them; of others in the case each what they raised. */
export const dangersSeenBy = (subject: Case, by: Insider): Danger[] => {
  const { dangers = [] } = subject;
  if (isWatching(subject, by)) return dangers;
  const own = dangers.filter((danger) => danger.by === actingPerson(by).personId);
  return own.map((danger) => ({ ...danger, reports: danger.reports.map(({ reference: _, ...report }) => report) }));
};

/** To anyone who neither answers for dangers nor is in the case it is one that does not exist. */
export const mustSeeDangers = (subject: Case, by: Insider): Case =>
  isWatching(subject, by) ? subject : mustBeIn(subject, by);

type DangerSeen = Pick<Danger, "dangerId" | "kind" | "seenAt" | "by" | "note"> & {
  readonly at: Instant;
  readonly policy: OwnPolicy;
};

/** A danger as it begins: from when it is known there is one hour to report it. */
export const newDanger = ({ at, policy, ...seen }: DangerSeen): Danger => ({
  ...seen,
  raisedAt: at,
  reportDueAt: plusMinutes(at, numberOf("dangerReportMinutes", policy)),
  reports: [],
});

/** `seenAt`: when it was seen; absent where that is now. */
export const RaiseDanger = z.strictObject({ kind: DangerKind, seenAt: Instant.optional(), note: Text });

type RaisingDanger = CaseAct &
  z.infer<typeof RaiseDanger> & {
    readonly commandId: string;
    readonly community: { readonly policy: OwnPolicy };
  };

/** Whoever is in the case says that somebody may come to harm. Nothing of the case changes by that. */
export const raiseDanger = (
  current: Case,
  { by, at, kind, seenAt = at, note, commandId, community }: RaisingDanger,
) => {
  const subject = acting("raiseDanger", current, by);
  if (seenAt > at) refuseField("/seenAt", "in-the-future");
  const { caseId, dangers = [] } = subject;
  mustHaveRoom(dangers, most.dangers, "");
  const dangerId = newChildId("dgr", caseId, commandId);
  const { policy } = community;
  const danger = newDanger({ dangerId, kind, seenAt, by: actingPerson(by).personId, note, at, policy });
  const state = mustFit(signedBy({ ...subject, dangers: [...dangers, danger] }, by), "ending");
  return { state, facts: [dangerRaised({ caseId, dangerId, danger: kind })] };
};

/** `reference`: by which call, to whom, or which receipt. */
export const ReportDanger = z.strictObject({ dangerId: DangerId, to: ReportedTo, at: Instant, reference: Text });

/** Refuses whoever does not answer for the dangers of a case. */
export const mustWatch = (current: Case, by: Insider): Case => {
  if (!isWatching(current, by)) {
    mustBeIn(current, by);
    refuse("role-not-allowed");
  }
  return current;
};

type Reporting = Omit<CaseAct, "at"> & {
  readonly now: Instant;
  readonly report: z.infer<typeof ReportDanger>;
};

/** A danger was told to police, fire service or others, also where the case has ended meanwhile. */
export const reportDanger = (current: Case, { by, now, report }: Reporting) => {
  const subject: Case = caseLifecycle.allow("reportDanger", mustWatch(current, by));
  const { dangerId, to, at, reference } = report;
  const { caseId, dangers = [] } = subject;
  const danger = dangers.find((each) => each.dangerId === dangerId) ?? refuse("not-found");
  if (at > now) refuseField("/at", "in-the-future");
  mustHaveRoom(danger.reports, most.reports, "");
  const reports = [...danger.reports, { to, at, reference, by: by.personId, recordedAt: now }];
  const state = {
    ...signedBy(subject, by),
    dangers: dangers.map((each) => (each === danger ? { ...danger, reports } : each)),
  };
  const latencyMinutes = minutesBetween(danger.raisedAt, at);
  const told = { caseId, dangerId, danger: danger.kind, reportedTo: to, latencyMinutes };
  return { state: mustFit(state, "ending"), facts: [dangerReported(told)] };
};

/** The hour has passed: a danger that nobody reported is overdue, once; any other is left alone. */
export const markDangerOverdue = (
  current: Case,
  { dangerId, at }: { readonly dangerId: string; readonly at: Instant },
) => {
  const { caseId, dangers = [] } = current;
  const danger = dangers.find((each) => each.dangerId === dangerId);
  if (!danger || !isUnreported(danger) || danger.overdueAt || danger.reportDueAt > at) return undefined;
  const marked = dangers.map((each) => (each === danger ? { ...danger, overdueAt: at } : each));
  const allowedMinutes = minutesBetween(danger.raisedAt, danger.reportDueAt);
  return {
    state: { ...current, dangers: marked } as Case,
    facts: [dangerOverdue({ caseId, dangerId, danger: danger.kind, allowedMinutes })],
  };
};
