import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import { codeFor } from "./links.ts";
import { actor, type Play } from "./scenes.ts";

/** A dispute of two neighbours with a decision that is being carried out; where a day is named, the first owes something. */
const carriedOut = async (town: Town, category: string, dueOn?: string) => {
  const sun = await actor(town, "sun");
  const disputants = [
    { name: "秦先生", personId: await town.idOf("qin") },
    { name: "江女士", personId: await town.idOf("jiang") },
  ];
  const filing = { category, place: { building: "2栋" }, source: "proactive" as const, disputants };
  const filed = (await sun.fileCase({ body: filing })).body.case;
  const params = { caseId: filed.caseId };
  await sun.acceptCase({ params, body: { leadId: await town.idOf("sun"), rightsNoticeGiven: true } });
  const [who = "", to] = filed.disputants.map(({ disputantId }) => disputantId);
  const obligations = dueOn ? [{ who, to, what: "清理楼道", dueOn }] : [];
  const body = { outcome: "decision" as const, kind: "other" as const, sites: [], terms: "每周清理", obligations };
  const proposed = (await sun.proposeOutcome({ params, body })).body.case;
  const textSha256 = proposed.status === "proposed" ? proposed.proposal.textSha256 : "";
  for (const disputantId of [who, to ?? ""])
    await sun.readWith({ params, body: { disputantId, with: await town.idOf("sun") } });
  for (const persona of ["qin", "jiang"]) await (await actor(town, persona)).sayYes({ params, body: { textSha256 } });
  const started = (await sun.startFulfilment({ params, body: {} })).body.case;
  await town.drain();
  return { params, obligationId: started.obligations?.[0]?.obligationId ?? "" };
};

const reported = async (town: Town, category: string) => {
  const { params } = await carriedOut(town, category);
  await (await actor(town, "sun")).reportFulfilment({ params, body: {} });
  await town.drain();
  return params;
};

/** What is owed is done, contested, done again and confirmed; and two outcomes settle nothing, one a dispute. */
export const playFulfilment = async (town: Town, example: Play): Promise<void> => {
  const { params, obligationId } = await carriedOut(town, "garbage", "2026-03-20");
  const owed = { params: { obligationId } };
  const evidence = { evidence: "照片已交互助会" };
  const doing = { as: "qin", ...owed, body: evidence };
  await example(r.reportObligationDone, doing, { body: {} }, { as: "jiang" });
  await (await actor(town, "jiang")).confirmObligation({ ...owed, body: { done: false, reason: "还有一半没清" } });
  await town.drain();
  await (await actor(town, "qin")).reportObligationDone({ ...owed, body: evidence });
  await town.drain();
  await example(r.confirmObligation, { as: "jiang", ...owed, body: { done: true } }, { body: {} }, { as: "qin" });
  const reason = { reason: "又堆满了" };
  await example(r.sayNotSettled, { as: "jiang", params, body: reason }, { body: {} }, { as: "yu" });
  const other = await reported(town, "space");
  const { code } = await codeFor(town, "jiang", "mediation.fulfilled", other.caseId);
  const wrong = { code: "a".repeat(26) };
  await example(r.sayNotSettledByCode, { params: other, code, body: reason }, { body: {} }, wrong);
  const last = await reported(town, "fire-passage");
  for (const persona of ["qin", "jiang"]) await (await actor(town, persona)).confirmOutcome({ params: last, body: {} });
};

/** Some weeks later: does it last? One says so by the link of the question, one says no. */
export const playLasting = async (town: Town, example: Play): Promise<void> => {
  const { code, thing } = await codeFor(town, "jiang", "mediation.followUp");
  const params = { caseId: thing };
  const yes = { performed: true, settled: true, knowsNeighbours: 4, trust: 5 };
  const wrong = { code: "a".repeat(26) };
  await example(r.answerFollowUpByCode, { params, code, body: yes }, { body: { performed: true } }, wrong);
  const no = { ...yes, settled: false, trust: 2, reason: "又堆上了" };
  await example(r.answerFollowUp, { as: "qin", params, body: no }, { body: { ...no, trust: 6 } }, { as: "yu" });
  await example(r.getPulse, { as: "sun", query: { by: "month" } }, { query: { by: "weather" } }, { as: "qin" });
};
