import type { Case, CaseIn } from "#services/mediation/domain/case.ts";
import { caseLifecycle } from "#services/mediation/domain/case-lifecycle.ts";
import { applyForConfirmation, recordRuling } from "#services/mediation/domain/court.ts";
import { courtWindow } from "#services/mediation/domain/court-window.ts";
import { answerFollowUp } from "#services/mediation/domain/follow-up.ts";
import { sayNotSettled } from "#services/mediation/domain/not-settled.ts";
import { confirm, recordBasis, reportFulfilment, startFulfilment } from "#services/mediation/domain/outcome.ts";
import { confirmObligation, reportObligationDone } from "#services/mediation/domain/owed.ts";
import { propose } from "#services/mediation/domain/propose.ts";
import { readWith } from "#services/mediation/domain/read-with.ts";
import { sayNo, sayYes } from "#services/mediation/domain/say.ts";
import { seal, sign } from "#services/mediation/domain/sign.ts";
import {
  accepted,
  act,
  agreeing,
  answering,
  china,
  disputant,
  knownOf,
  later,
  opponent,
  president,
  proposed,
  proposing,
  saying,
  signed,
  siting,
  textOf,
} from "./cases.ts";
import type { Attempt } from "./meeting-attempts.ts";
import { followed, missed, obligationId, owing } from "./owing.ts";

const firstOf = (subject: Case): string => subject.disputants[0]?.disputantId ?? "";

/** With the written agreement of a people's committee in place of what was proposed. */
const sealable = (subject: Case): Case => {
  if (!caseLifecycle.can("seal", subject)) return subject;
  const written = proposed(accepted(), agreeing);
  const text = "proposal" in written && written.proposal ? { proposal: { ...written.proposal, yeses: {} } } : {};
  return { ...subject, ...text, body: "peoples-committee" } as Case;
};

/** With a written agreement that took effect, for which the court may be asked, by as many as this. */
const confirmable = (subject: Case, by: readonly string[] = []): Case => {
  if (!caseLifecycle.can("applyForConfirmation", subject)) return subject;
  const { agreement, proposal } = signed() as CaseIn<"agreed">;
  const applications = Object.fromEntries(by.map((each) => [each, { by: president.personId, at: later }]));
  const court = { ...courtWindow(later, china), applications, ...(by.length > 0 && { appliedAt: later }) };
  return { ...subject, agreement, proposal, court } as Case;
};

/** The verbs of an outcome, until it was carried out and lasts, each as its rightful person would do it. */
export const outcomeAttempts = {
  propose: (subject) => propose(subject, { ...proposing(president), ...agreeing }),
  readWith: (subject) =>
    readWith(subject, {
      ...act(president),
      disputantId: firstOf(subject),
      with: president.personId,
      known: knownOf(president),
    }),
  sayYes: (subject) => sayYes(subject, saying(subject, disputant)),
  sayNo: (subject) => sayNo(subject, { ...saying(subject, disputant), reason: "x" }),
  sign: (subject) =>
    sign(sealable(subject), { ...act(president), community: china, textSha256: textOf(sealable(subject)) }),
  seal: (subject) =>
    seal(sealable(subject), { ...act(president), community: china, textSha256: textOf(sealable(subject)) }),
  applyForConfirmation: (subject) => applyForConfirmation(confirmable(subject), act(disputant)),
  recordRuling: (subject) => {
    const everybody = subject.disputants.map(({ disputantId }) => disputantId);
    const ruling = { result: "granted", ruledOn: "2026-03-05", community: china } as const;
    return recordRuling(confirmable(subject, everybody), { ...act(president), ...ruling });
  },
  recordBasis: (subject) => recordBasis(subject, { ...act(president), basis: siting.basis }),
  startFulfilment: (subject) => startFulfilment(subject, act(president)),
  reportFulfilment: (subject) => reportFulfilment(subject, answering(president)),
  confirm: (subject) => confirm(subject, act(disputant)),
  reportObligationDone: (subject) =>
    reportObligationDone(owing(subject), { ...act(disputant), obligationId, evidence: "照片" }),
  confirmObligation: (subject) => confirmObligation(owing(subject), { ...act(opponent), obligationId, done: true }),
  sayNotSettled: (subject) => sayNotSettled(missed(subject), { ...act(disputant), reason: "x" }),
  answerFollowUp: (subject) => answerFollowUp(followed(subject), { ...act(disputant), performed: true, settled: true }),
} satisfies Record<string, Attempt>;
