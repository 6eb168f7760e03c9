import { mediationRoutes as r } from "#services/mediation/routes.ts";
import { acceptedCase, inYangguang } from "../town/cases.ts";
import { resolvedCase } from "../town/resolving.ts";
import type { Town } from "../town/town.ts";
import { nobody, type Play } from "./scenes.ts";

/** Somebody may come to harm while a dispute goes on; in the end mediation is ended without an outcome. */
const playDanger = async (town: Town, example: Play): Promise<void> => {
  const { caseId } = await acceptedCase(town, { ...inYangguang, category: "pets" }, "yu");
  const params = { caseId };
  const unknown = { as: "qin", params: { caseId: `cas_${nobody.slice(4)}` } };
  const seen = { kind: "violence", note: "对方持棍上门" };
  const raising = { as: "qin", params, body: seen };
  type Raised = { readonly dangers: { readonly dangerId: string }[] };
  const raised = await example<Raised>(r.raiseDanger, raising, { body: { ...seen, kind: "rain" } }, unknown);
  const dangerId = raised.dangers[0]?.dangerId ?? "";
  await example(r.listDangers, { as: "fang", params }, { params: { caseId: "7" } }, unknown);
  const report = { dangerId, to: "police", at: town.clock.now(), reference: "110报警，接警员记录" };
  const reporting = { as: "fang", params, body: report };
  await example(r.reportDanger, reporting, { body: { ...report, at: "soon" } }, { as: "qin" });
  await (await town.as("qin")).raiseDanger({
    params,
    body: { kind: "crowd", note: "约人围堵" },
    idempotencyKey: "crowd",
  });
  const ending = { as: "yu", params, body: { reason: "双方各持己见", otherWays: "可向人民法院起诉" } };
  await example(r.terminateMediation, ending, { body: { reason: "双方各持己见" } }, { as: "sun" });
};

/** A resolved dispute of two who need nobody to read with them is brought up again, and then handed over. */
const playReopening = async (town: Town, example: Play): Promise<void> => {
  const { caseId } = await resolvedCase(town, { ...inYangguang, disputants: ["luo", "tang"], category: "garbage" });
  const params = { caseId };
  const again = { as: "luo", params, body: { reason: "又堆满了" } };
  await example(r.reopenCase, again, { body: {} }, { as: "sun" });
  const referral = { as: "sun", params, body: { to: "subdistrict", ground: "须由综合执法处理" } };
  await example(r.referCase, referral, { body: { to: "nobody", ground: "x" } }, { as: "tang" });
};

/** The ways out of a case and back into it. */
export const playWays = async (town: Town, example: Play): Promise<void> => {
  await playDanger(town, example);
  await playReopening(town, example);
};
