import * as z from "zod";
import { caseNotSettled } from "#shared/contracts/mediation-obligations.ts";
import { PartialDate } from "#shared/domain/dates.ts";
import { mustHaveRoom, refuse } from "#shared/domain/refusal.ts";
import { mustFit } from "#shared/domain/room.ts";
import { Text } from "#shared/domain/text.ts";
import { acting, answering, signedBy } from "./access.ts";
import type { Case } from "./case.ts";
import { caseLifecycle } from "./case-lifecycle.ts";
import type { UnsettledOutcome } from "./fulfilment.ts";
import { type Disputant, DisputantId, most } from "./parts.ts";
import type { CaseAct } from "./recusal.ts";

export const SayNotSettled = z.strictObject({
  reason: Text,
  disputantId: DisputantId.optional(),
  evidence: Text.optional(),
  happenedOn: PartialDate.optional(),
});

type Objecting = CaseAct & z.infer<typeof SayNotSettled>;
type Carried = ReturnType<typeof caseLifecycle.allow<"sayNotSettled">>;

/** What stands and is not carried out yet is taken back only where something of it was missed. */
export const mustBeContestable = (subject: Carried): void => {
  const isMissed = subject.obligations?.some(({ missedAt, doneAt }) => missedAt && !doneAt) === true;
  if (subject.status === "in-fulfilment" || isMissed) return;
  const allowedVerbs = caseLifecycle.verbsFrom(subject.status).filter((verb) => verb !== "sayNotSettled");
  refuse("wrong-state", { state: subject.status, allowedVerbs }, caseLifecycle.name);
};

export const unconfirmed = ({ confirmedAt: _, confirmationEvidence: __, ...disputant }: Disputant): Disputant =>
  disputant;

/** The case without its outcome and what the court was asked of it, and the outcome; the text of it stays with those that stand no more. */
export const takenBack = (subject: Carried) => {
  const { proposal, obligations, unsettledOutcomes = [], ...rest } = subject;
  const { decision, ...undecided } = "decision" in rest ? rest : { ...rest, decision: undefined };
  const { agreement, ...undone } = "agreement" in undecided ? undecided : { ...undecided, agreement: undefined };
  const { fulfilment, ...unbegun } = "fulfilment" in undone ? undone : { ...undone, fulfilment: undefined };
  const { court: _, ...open } = "court" in unbegun ? unbegun : { ...unbegun, court: undefined };
  const formerProposals = [...(subject.formerProposals ?? []), ...(proposal ? [proposal] : [])];
  return {
    open: { ...open, formerProposals },
    unsettledOutcomes,
    outcome: { decision, agreement, fulfilment, obligations },
  };
};

/** A disputant says that it is not settled: it is negotiated again, and the old outcome stays to be read. */
export const sayNotSettled = (current: Case, act: Objecting) => {
  const { by, at, reason, evidence } = act;
  const subject = acting("sayNotSettled", current, by);
  mustBeContestable(subject);
  const { open, unsettledOutcomes, outcome } = takenBack(subject);
  mustHaveRoom(unsettledOutcomes, most.outcomes, "");
  const { disputantId } = answering(subject, by, act);
  const confirmedBy = subject.disputants.flatMap((each) => (each.confirmedAt ? each.disputantId : []));
  const former: UnsettledOutcome = { ...outcome, confirmedBy, notSettled: { disputantId, at, reason, evidence } };
  const state: Case = {
    ...open,
    status: "negotiating",
    disputants: subject.disputants.map(unconfirmed),
    unsettledOutcomes: [...unsettledOutcomes, former],
  };
  const { caseId, category, place } = subject;
  const times = unsettledOutcomes.length + 1;
  const facts = [caseNotSettled({ caseId, category, building: place.building, times })];
  return { state: mustFit(signedBy(state, by), "ending"), facts };
};
