import * as z from "zod";
import {
  CourtRuling,
  confirmationApplied,
  confirmationGranted,
  confirmationLapsed,
  confirmationRejected,
} from "#shared/contracts/mediation-court.ts";
import { Day, dayIn, type Instant, PartialDate } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, leadOrBodyMust, mustSayYes, signedBy } from "./access.ts";
import type { Case, CaseIn } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import { type Court, courtWindow, type Days } from "./court-window.ts";
import { takenBack, unconfirmed } from "./not-settled.ts";
import { type Disputant, DisputantId } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

type Agreed = CaseIn<"agreed" | "in-fulfilment" | "resolved">;

/** Refuses where the court confirms nothing: there is no written agreement, or no people's committee stands behind it. */
const courtOf = ({ agreement, court }: Agreed): Court => {
  if (!agreement) return refuse("no-agreement");
  if (agreement.form !== "written") return refuse("written-only");
  if (!agreement.effectiveAt) return refuse("signatures-incomplete", { missing: [] });
  return court ?? refuse("body-not-eligible");
};

/** Refuses when it is over: the time to apply, or all of it by a ruling. */
export const openCourt = (subject: Agreed, at: Instant): Court => {
  const court = courtOf(subject);
  if (court.ruling) refuse("wrong-state", { state: subject.status, allowedVerbs: [] }, caseLifecycle.name);
  if (at >= court.endsAt && !court.appliedAt) refuse("window-lapsed", { lastOn: court.lastOn });
  return court;
};

export const hasApplied = ({ applications }: Court, { disputantId }: Pick<Disputant, "disputantId">): boolean =>
  applications[disputantId] !== undefined;

/** Those in dispute who have not applied. */
export const notApplied = ({ disputants }: Case, court: Court): string[] =>
  disputants.flatMap((each) => (hasApplied(court, each) ? [] : each.disputantId));

export const ApplyForConfirmation = z.strictObject({
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

/**
 * A disputant applies to the court, each by an act of their own: with the last of them the application is joint. For
 * whoever cannot answer themselves the lead records it, with the evidence. Source: 人民调解法 §33.
 */
export const applyForConfirmation = (current: Case, act: CaseAct & z.infer<typeof ApplyForConfirmation>) => {
  const { by, at, evidence } = act;
  const subject = acting("applyForConfirmation", current, by);
  const open = openCourt(subject, at);
  mustSayYes(by);
  const { disputantId } = answering(subject, by, act);
  if (open.applications[disputantId]) return undefined;
  const applications = { ...open.applications, [disputantId]: { by: by.personId, at, evidence } };
  const remaining = notApplied(subject, { ...open, applications }).length;
  const court: Court = { ...open, applications, ...(remaining === 0 && { appliedAt: at }) };
  const state = mustFit(signedBy({ ...subject, court } as Case, by), "ending");
  return { state, facts: [confirmationApplied({ caseId: subject.caseId, remaining })] };
};

export const RecordRuling = z.strictObject({
  result: CourtRuling,
  ruledOn: Day,
  reference: Text.optional(),
  happenedOn: PartialDate.optional(),
});

type Recording = CaseAct & z.infer<typeof RecordRuling> & { readonly community: Pick<Days, "timeZone"> };

/** What the court did not confirm is negotiated again, or somebody sues; its text stays with those that stand no more. */
const renegotiated = (subject: CaseIn<"agreed" | "in-fulfilment">): Case => ({
  ...takenBack(subject).open,
  status: "negotiating",
  disputants: subject.disputants.map(unconfirmed),
});

/** The lead records what the court ruled on the joint application; a rejection opens the mediation again. */
export const recordRuling = (current: Case, { by, at, result, ruledOn, reference, community }: Recording) => {
  const subject = acting("recordRuling", current, by);
  leadOrBodyMust(subject, by);
  const open = openCourt(subject, at);
  if (!open.appliedAt) return refuse("joint-application-required", { missing: notApplied(subject, open) });
  if (ruledOn < dayIn(community.timeZone, open.appliedAt)) refuseField("/ruledOn", "before-the-application");
  if (ruledOn > dayIn(community.timeZone, at)) refuseField("/ruledOn", "in-the-future");
  const ruled = { ...subject, court: { ...open, ruling: { result, ruledOn, reference, at } } } as Agreed;
  const isOpen = ruled.status === "agreed" || ruled.status === "in-fulfilment";
  const state = result === "rejected" && isOpen ? renegotiated(ruled) : (ruled as Case);
  const told = { granted: confirmationGranted, rejected: confirmationRejected }[result];
  return { state: mustFit(signedBy(state, by), "ending"), facts: [told({ caseId: subject.caseId })] };
};

/**
 * The time to apply has passed: unless the application is joint, the court confirms no more. Where the calendar of the
 * last day was announced meanwhile and nobody works on it, the time goes on.
 */
export const lapseConfirmation = (
  current: Case,
  { at, community }: { readonly at: Instant; readonly community: Days },
) => {
  if (!("court" in current && "agreement" in current)) return undefined;
  const { court, agreement } = current;
  const effectiveAt = agreement?.effectiveAt;
  if (!court || !effectiveAt || court.appliedAt || court.lapsedAt || court.endsAt > at) return undefined;
  const { lastOn, endsAt } = courtWindow(effectiveAt, community);
  if (endsAt > at) return { state: { ...current, court: { ...court, lastOn, endsAt } } as Case, facts: [] };
  const state = { ...current, court: { ...court, lapsedAt: at } } as Case;
  return { state, facts: [confirmationLapsed({ caseId: current.caseId })] };
};
