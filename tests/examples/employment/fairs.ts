import { employmentRoutes as r } from "#services/employment/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";
import { home, type Offered } from "./offering.ts";

const worker = { as: "fang" };
const outsider = { as: "qin" };

type Planned = { readonly fairId: string };

const planOf = (programmeId: string) => ({
  programmeId,
  name: "春季专场招聘会",
  heldOn: "2026-03/mid",
  place: home,
  employersExpected: { value: 10, qualifier: "nearly" },
});

/** A fair that the authority knows of and nothing else: without plans and booths. */
const filedFair = async (town: Town, programmeId: string) => {
  const fang = await town.as("fang");
  const { fairId } = (await fang.planFair({ body: planOf(programmeId) as never, idempotencyKey: "bare" })).body;
  await fang.fileFair({ params: { fairId }, body: { authority: "区人力资源和社会保障局" }, idempotencyKey: "bare" });
  return { fairId };
};

/** A fair until it is ready, and one that is called off. */
export const playFair = async (town: Town, example: Play, { programmeId, employerId }: Offered): Promise<string> => {
  const body = planOf(programmeId);
  const { fairId } = await example<Planned>(
    r.planFair,
    { ...worker, body },
    { body: { ...body, heldOn: "soon" } },
    outsider,
  );
  const params = { fairId };
  const booth = { number: 1, employerId };
  await example(r.setFairBooth, { ...worker, params, body: booth }, { body: { ...booth, number: 0 } }, outsider);
  await example(r.clearFairBooth, { ...worker, params, body: { number: 2 } }, { body: {} }, outsider);
  const filing = { authority: "区人力资源和社会保障局" };
  await example(r.fileFair, { ...worker, params, body: filing }, { body: {} }, outsider);
  await (await town.as("fang")).setFairPlans({ params, body: { safety: "安检与疏散方案" }, idempotencyKey: "safety" });
  const bare = await filedFair(town, programmeId);
  const plans = { organisation: "分工与时间表", emergency: "应急预案" };
  await example(r.setFairPlans, { ...worker, params, body: plans }, { body: { plan: "x" } }, outsider);
  await example(r.makeFairReady, { ...worker, params }, { body: { now: 1 } }, { params: bare });
  await example(r.openFair, { ...worker, params }, { body: { now: 1 } }, outsider);
  await example(r.getFair, { ...worker, params }, { params: { fairId: "1" } }, outsider);
  await example(r.listFairs, { as: "qin" }, { query: { status: "lost" } }, { as: "zhao" });
  const nowhere = { params: { community: "nowhere" } };
  await example(r.listAnnouncedFairs, {}, { query: { limit: 0 } }, nowhere);
  await example(r.getAnnouncedFair, { params }, { params: { fairId: "1" } }, nowhere);
  const announcement = { announcement: "因场地维修取消，另行通知" };
  const cancelling = { ...worker, params: bare, body: announcement };
  await example(r.cancelFair, cancelling, { body: {} }, outsider);
  return fairId;
};

/** The fair's end. */
export const playFairReport = async (example: Play, fairId: string): Promise<void> => {
  const params = { fairId };
  await example(r.closeFair, { ...worker, params }, { body: { now: 1 } }, outsider);
  const report = { employers: { value: 10, qualifier: "nearly" }, industries: { value: 4 } };
  await example(r.reportFair, { ...worker, params, body: report }, { body: { employers: 10 } }, outsider);
};
