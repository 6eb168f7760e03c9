import { mediationRoutes as r } from "#services/mediation/routes.ts";
import type { Town } from "../town/town.ts";
import type { Play } from "./scenes.ts";

/** The same dispute, taken in twice. */
export const playDuplicate = async (town: Town, example: Play, body: object): Promise<void> => {
  const sun = await town.as("sun");
  const another = async (idempotencyKey: string): Promise<string> =>
    (await sun.fileCase({ body: body as never, idempotencyKey })).body.case.caseId;
  const [originalId, caseId] = [await another("the original"), await another("the same again")];
  const duplicate = { as: "sun", params: { caseId } };
  const itself = { body: { originalId: caseId } };
  await example(r.joinDuplicate, { ...duplicate, body: { originalId } }, itself, { as: "qin" });
  await town.drain();
  await example(r.partDuplicate, { ...duplicate, body: {} }, { body: { soon: true } }, { as: "qin" });
  await example(r.listWorkloads, { as: "fang", query: {} }, { query: { limit: 0 } }, { as: "qin" });
  await example(r.listPublicCases, {}, { query: { limit: 0 } }, { params: { community: "nowhere" } });
};
