import { nobodyToAct } from "#shared/contracts/mediation-bodies.ts";
import type { Instant } from "#shared/domain/dates.ts";
import type { Case } from "./case.ts";
import { caseLifecycle, leadWhileOpen } from "./case-lifecycle.ts";

/** Whether somebody of the body has something to decide: a case is taken on, or wants another lead. */
export const waitsForBody = (subject: Case): boolean =>
  caseLifecycle.can("noteNobodyActs", subject) && leadWhileOpen(subject) === undefined;

/** Nobody of the body can act in a case that waits for it: it is said once, and the worker of the committee does. */
export const noteNobodyActs = (current: Case, at: Instant) => {
  if (!waitsForBody(current) || current.nobodyActsSince) return undefined;
  const state: Case = { ...current, nobodyActsSince: at };
  return { state, facts: [nobodyToAct({ caseId: current.caseId })] };
};

/** Somebody can by now: the case is theirs again. */
export const noteSomebodyActs = ({ nobodyActsSince, ...subject }: Case) =>
  nobodyActsSince ? { state: subject as Case, facts: [] } : undefined;
