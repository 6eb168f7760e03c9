import * as z from "zod";
import {
  obligationConfirmed,
  obligationContested,
  obligationDone,
  obligationMissed,
} from "#shared/contracts/mediation-obligations.ts";
import { actingPerson } from "#shared/domain/caller.ts";
import { type Instant, PartialDate } from "#shared/domain/dates.ts";
import { refuse, refuseField } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answersThemselves, disputantOf, leadOrBodyMust, mustSayYes, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { Obligation } from "./obligation.ts";
import type { Disputant } from "./parts.ts";
import type { CaseAct, Insider } from "./recusal.ts";

const happened = { happenedOn: PartialDate.optional() };

export const ReportObligationDone = z.strictObject({ evidence: Text, ...happened });
/** `evidence`: what stands behind it where whoever leads records it for somebody who cannot say it. */
export const ConfirmObligation = z.strictObject({
  done: z.boolean(),
  reason: Text.optional(),
  evidence: Text.optional(),
  ...happened,
});

type About = CaseAct & { readonly obligationId: string };
type ReportingDone = About & z.infer<typeof ReportObligationDone>;
type ConfirmingDone = About & z.infer<typeof ConfirmObligation>;
type OwingCase = ReturnType<typeof caseLifecycle.allow<"confirmObligation">>;

const obligationIn = ({ obligations = [] }: Case, obligationId: string): Obligation =>
  obligations.find((each) => each.obligationId === obligationId) ?? refuse("not-found");

/** Those who owe, and those to whom it is owed: where nobody is named, everybody else in dispute. */
export const owersOf = ({ disputants }: Case, { who }: Obligation): Disputant[] =>
  disputants.filter(({ disputantId }) => disputantId === who);
export const owedOf = ({ disputants }: Case, { who, to }: Obligation): Disputant[] =>
  disputants.filter(({ disputantId }) => (to ? disputantId === to : disputantId !== who));

/** As which of these disputants the caller speaks: themselves; the lead, or the president, for one who cannot. */
const speakingAs = (subject: Case, by: Insider, among: readonly Disputant[]): Disputant => {
  const self = disputantOf(subject, by);
  if (!self) leadOrBodyMust(subject, by);
  const isOwn = (each: Disputant): boolean => (self ? each.disputantId === self.disputantId : !answersThemselves(each));
  return among.find(isOwn) ?? refuse("role-not-allowed");
};

const withObligation = (subject: OwingCase, changed: Obligation): OwingCase => ({
  ...subject,
  obligations: (subject.obligations ?? []).map((each) => (each.obligationId === changed.obligationId ? changed : each)),
});

/** Who owes something says that it is done, and what shows it. */
export const reportObligationDone = (current: Case, { by, at, obligationId, evidence }: ReportingDone) => {
  const subject = acting("reportObligationDone", current, by);
  const owed = obligationIn(subject, obligationId);
  speakingAs(subject, by, owersOf(subject, owed));
  if (owed.doneAt) return undefined;
  const done = { ...owed, doneAt: at, doneBy: actingPerson(by).personId, evidence };
  const facts = [obligationDone({ caseId: subject.caseId, obligationId })];
  return { state: mustFit(signedBy(withObligation(subject, done), by), "ending"), facts };
};

/** It is owed still: what was said of its end, and that all was carried out, holds no more. */
const contested = (
  subject: OwingCase,
  owed: Obligation,
  { by, at, reason }: NonNullable<Obligation["contested"]>,
): OwingCase => {
  const { doneAt: _, doneBy: __, evidence: ___, ...open } = owed;
  const state = withObligation(subject, { ...open, contested: { by, at, reason } });
  return state.status === "in-fulfilment" ? { ...state, fulfilment: { startedAt: state.fulfilment.startedAt } } : state;
};

/** Who is owed something confirms that it is done, also where nobody reported it; or says that it is not. */
export const confirmObligation = (current: Case, act: ConfirmingDone) => {
  const { by, at, obligationId, done, reason, evidence } = act;
  const subject = acting("confirmObligation", current, by);
  const owed = obligationIn(subject, obligationId);
  const { disputantId } = speakingAs(subject, by, owedOf(subject, owed));
  if (!disputantOf(subject, by) && !evidence) refuseField("/evidence", "required");
  if (owed.confirmedAt) return undefined;
  const told = { caseId: subject.caseId, obligationId };
  if (done) {
    mustSayYes(by);
    const confirmed = { ...owed, doneAt: owed.doneAt ?? at, confirmedAt: at, evidence: owed.evidence ?? evidence };
    const facts = [obligationConfirmed(told)];
    return { state: mustFit(signedBy(withObligation(subject, confirmed), by), "ending"), facts };
  }
  if (!reason) return refuseField("/reason", "reason-needed");
  if (!owed.doneAt) return undefined;
  const state = contested(subject, owed, { by: disputantId, at, reason });
  return { state: mustFit(signedBy(state, by), "ending"), facts: [obligationContested(told)] };
};

/** Its day is over, and it is not done: it counts as missed, and may be done still. */
export const missObligation = (current: Case, { obligationId, at }: Pick<About, "obligationId" | "at">) => {
  if (!caseLifecycle.can("missObligation", current)) return undefined;
  const owed = current.obligations?.find((each) => each.obligationId === obligationId);
  const dueAt = owed?.reminders.find(({ daysLeft }) => daysLeft < 0)?.at;
  if (!owed || owed.doneAt || owed.missedAt || dueAt === undefined || dueAt > at) return undefined;
  const state = withObligation(current as OwingCase, { ...owed, missedAt: at });
  return { state: state as Case, facts: [obligationMissed({ caseId: current.caseId, obligationId })] };
};

/** Whether an obligation is live, and not done. */
export const isOwed = (subject: Case, obligationId: string): boolean =>
  caseLifecycle.can("missObligation", subject) &&
  subject.obligations?.some((each) => each.obligationId === obligationId && !each.doneAt) === true;

/** The obligations of which the caller may say something: what they owe and have not done, what they are owed. */
export const sayable = (subject: Case, by: Insider, among: (subject: Case, owed: Obligation) => Disputant[]) =>
  (subject.obligations ?? []).filter((owed) => {
    const self = disputantOf(subject, by);
    return among(subject, owed).some((each) =>
      self ? each.disputantId === self.disputantId : !answersThemselves(each),
    );
  });

/** The instants at which obligations are looked at again. */
export type Reminding = { readonly at: Instant; readonly obligationId: string; readonly daysLeft: number };
export const remindersIn = ({ obligations = [] }: Case): Reminding[] =>
  obligations.flatMap(({ obligationId, reminders }) => reminders.map((each) => ({ ...each, obligationId })));
