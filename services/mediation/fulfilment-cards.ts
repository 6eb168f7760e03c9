import type { Next } from "#shared/home/card.ts";
import type { Case } from "./domain/case.ts";
import { caseLifecycle } from "./domain/case-lifecycle.ts";
import { areDone, undoneIn } from "./domain/obligation.ts";
import { owedOf, owersOf } from "./domain/owed.ts";
import type { Disputant } from "./domain/parts.ts";

type Doing = "reportObligationDone" | "confirmObligation";

export const isReported = (subject: Case): boolean =>
  subject.status === "in-fulfilment" && subject.fulfilment.reportedAt !== undefined;

/** All is done that was owed, or the lead reported the outcome carried out. */
export const isConfirmable = (subject: Case): boolean =>
  undoneIn(subject).length === 0 && (isReported(subject) || areDone(subject));

/** What these owe, and what they are owed and somebody says is done. */
export const toDo = (subject: Case, of: readonly Disputant[]): Next<Doing>[] => {
  const isOf = (among: readonly Disputant[]): boolean => among.some((each) => of.includes(each));
  return (subject.obligations ?? []).flatMap((owed): Next<Doing>[] => {
    const named = { with: { obligationId: owed.obligationId } };
    const isTheirs = caseLifecycle.can("reportObligationDone", subject);
    if (!isTheirs || owed.confirmedAt) return [];
    if (!owed.doneAt) return isOf(owersOf(subject, owed)) ? [{ do: "reportObligationDone", ...named }] : [];
    return isOf(owedOf(subject, owed)) ? [{ do: "confirmObligation", ...named }] : [];
  });
};

/** The first day by which something must be done or said: by who owes, or before silence ends the case. */
export const owedUntil = (subject: Case, own: Disputant): string | undefined => {
  const owed = undoneIn(subject).filter(({ who }) => who === own.disputantId);
  const silent = subject.status === "in-fulfilment" ? (subject.fulfilment.silenceEndsAt ?? []) : [];
  return caseLifecycle.can("reportObligationDone", subject)
    ? [...owed.map(({ dueAt }) => dueAt), silent].flat().toSorted()[0]
    : undefined;
};

/** The follow-up that was asked last, to those who did not answer it: while a no may bring the case up again. */
export const toFollowUp = (subject: Case, own: Disputant) => {
  const asked = subject.status === "resolved" ? subject.followUps?.findLast(({ askedAt }) => askedAt) : undefined;
  if (!asked?.failsUntil || asked.answers[own.disputantId] || own.name === undefined) return [];
  const within = { from: asked.askedAt, until: asked.failsUntil };
  return [{ part: asked.followUpId, dueAt: asked.failsUntil, within, next: [{ do: "answerFollowUp" as const }] }];
};

export const isNotSettled = (subject: Case): boolean =>
  isReported(subject) || undoneIn(subject).some(({ missedAt }) => missedAt);
