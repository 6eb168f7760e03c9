import type { Case } from "#services/mediation/domain/case.ts";
import { askFollowUp, planFollowUps } from "#services/mediation/domain/follow-up.ts";
import { begun } from "#services/mediation/domain/obligation.ts";
import { missObligation } from "#services/mediation/domain/owed.ts";
import { china, inFulfilment, later, resolved } from "./cases.ts";

export const obligationId = `obl_${"a".repeat(28)}`;

/** With something that the first disputant owes the second, or all, by 10 March. */
export const owing = (subject: Case = inFulfilment(), toAll = false): Case => {
  const [who = "", to] = subject.disputants.map((each) => each.disputantId);
  const owed = { obligationId, who, ...(!toAll && { to }), what: "加装隔声罩", dueOn: "2026-03-10" };
  return { ...subject, obligations: begun([owed], { at: later, community: china }) };
};

/** With what was owed not done on the day after. */
export const missed = (subject: Case): Case =>
  missObligation(owing(subject), { obligationId, at: "2026-03-11T01:00:00.000Z" })?.state ?? subject;

/** Resolved, with its follow-ups planned, and the first of them asked. */
export const followed = (subject = resolved()): Case => {
  const planned = planFollowUps(subject, { commandId: "planned", community: china })?.state ?? subject;
  const [first] = (planned.status === "resolved" && planned.followUps) || [];
  if (!first) return subject;
  const asking = { followUpId: first.followUpId, at: first.askAt, policy: {}, gone: new Set<string>() };
  return askFollowUp(planned, asking)?.state ?? subject;
};
