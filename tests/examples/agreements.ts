import { mediationRoutes as r } from "#services/mediation/routes.ts";
import { dayIn } from "#shared/domain/dates.ts";
import type { Town } from "../town/town.ts";
import type { Play } from "./scenes.ts";

type Filed = { readonly caseId: string; readonly disputants: readonly { readonly disputantId: string }[] };

export type Proposed = { readonly case: { readonly proposal: { readonly textSha256: string } } };

/** What two neighbours agree on between themselves. */
export const agreementOf = ([who, to]: readonly string[]) => ({
  outcome: "agreement",
  form: "written",
  facts: "楼上夜间拖动家具，楼下无法入睡",
  issues: ["夜间噪声"],
  responsibilities: "楼上承担加装地垫的费用",
  terms: "晚上十点以后不拖动家具",
  wayOfPerformance: "加装地垫",
  timeOfPerformance: "四月底以前",
  leftOpen: ["上月的医药费"],
  obligations: who ? [{ who, to, what: "加装地垫", dueOn: "2026-04-30" }] : [],
});

type Params = { readonly caseId: string };

/** Each says yes to the text, the lead signs, and whoever acts for the committee seals. */
const playSignatures = async (town: Town, example: Play, params: Params, textSha256: string): Promise<void> => {
  for (const persona of ["qin", "jiang"]) await (await town.as(persona)).sayYes({ params, body: { textSha256 } });
  await town.drain();
  const other = { body: { textSha256: "0".repeat(64) } };
  await example(r.signOutcome, { as: "sun", params, body: { textSha256 } }, { body: {} }, other);
  await example(r.sealOutcome, { as: "yu", params, body: { textSha256 } }, { body: {} }, { as: "sun" });
};

/** Each applies to the court, which confirms the agreement. */
const playCourt = async (town: Town, example: Play, params: Params): Promise<void> => {
  await example(r.applyForConfirmation, { as: "qin", params, body: {} }, { body: { court: "x" } }, { as: "sun" });
  await (await town.as("jiang")).applyForConfirmation({ params, body: {} });
  await town.drain();
  const body = { result: "granted", ruledOn: dayIn("Asia/Shanghai", town.clock.now()), reference: "(2026)民特7号" };
  await example(r.recordRuling, { as: "sun", params, body }, { body: { ...body, result: "x" } }, { as: "jiang" });
};

/** A written agreement that a people's committee mediates too: a no, a reading, each yes, the signature, the seal, the court. */
export const playAgreement = async (town: Town, example: Play, filed: Filed): Promise<void> => {
  const sun = await town.as("sun");
  const { caseId, disputants } = filed;
  const [qin = "", jiang = ""] = disputants.map(({ disputantId }) => disputantId);
  const params = { caseId };
  const agreement = agreementOf([qin, jiang]);
  await sun.proposeOutcome({ params, body: agreement as never, idempotencyKey: "a first text" });
  const no = { as: "jiang", params, body: { reason: "医药费也要谈" } };
  await example(r.sayNo, no, { body: {} }, { as: "fang" });
  const again = { ...agreement, leftOpen: undefined, issues: ["夜间噪声", "医药费"] };
  const proposed = await sun.proposeOutcome({ params, body: again as never, idempotencyKey: "a second text" });
  const { textSha256 } = (proposed.body as Proposed & typeof proposed.body).case.proposal;
  await sun.readWith({ params, body: { disputantId: jiang, with: await town.idOf("sun") } });
  await playSignatures(town, example, params, textSha256);
  await playCourt(town, example, params);
};
