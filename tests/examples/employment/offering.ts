import { employmentRoutes as r } from "#services/employment/routes.ts";
import type { Town } from "../../town/town.ts";
import type { Play } from "../scenes.ts";

const worker = { as: "fang" };
const caseworker = { as: "miao" };
const outsider = { as: "qin" };
export const home = { area: "双流区怡心街道", point: { latitude: 30.49, longitude: 104.02 } };

type Made = Readonly<Record<string, string>>;

/** A programme that two sides draw up. */
const playProgramme = async (example: Play): Promise<string> => {
  const owners = [{ name: "长顺社区", side: "community" }];
  const body = { name: "筑巢引凤", foundedOn: "2026-01", owners, place: home };
  const nobody = { body: { ...body, owners: [] } };
  const { programmeId = "" } = await example<Made>(r.foundProgramme, { ...worker, body }, nobody, outsider);
  const params = { programmeId };
  const owner = { name: "项目物业中心", side: "property" };
  await example(r.addProgrammeOwner, { ...worker, params, body: owner }, { body: { ...owner, side: "us" } }, outsider);
  await example(r.approveProgramme, { as: "ding", params }, { body: { yes: true } }, outsider);
  await example(r.activateProgramme, { ...worker, params }, { body: { now: true } }, outsider);
  await example(r.getProgramme, { as: "qin", params }, { params: { programmeId: "1" } }, { as: "zhao" });
  await example(r.listProgrammes, { as: "qin" }, { query: { status: "lost" } }, { as: "zhao" });
  return programmeId;
};

/** An employer that is visited, heard and verified. */
const playEmployer = async (town: Town, example: Play) => {
  const body = { name: "阳光生鲜", industry: "retail", place: home };
  const wrong = { body: { ...body, creditCode: "1" } };
  const { employerId = "" } = await example<Made>(r.registerEmployer, { ...worker, body }, wrong, outsider);
  const params = { employerId };
  const visitors = [
    { name: "丁管家", personId: await town.idOf("ding") },
    { name: "方社工", personId: await town.idOf("fang") },
  ];
  const needs = [{ title: "理货员", openings: 2, skills: ["warehousing"], hours: "day" }];
  const visit = { visitedOn: "2026-02", visitors, needs };
  const alone = { body: { ...visit, visitors: visitors.slice(0, 1) } };
  type Visited = { readonly visitId: string; readonly needs: readonly { readonly needId: string }[] };
  const seen = await example<Visited>(r.recordVisit, { ...worker, params, body: visit }, alone, outsider);
  await example(r.getVisit, { ...worker, params: { visitId: seen.visitId } }, { params: { visitId: "1" } }, outsider);
  await example(r.listVisits, { ...worker, params }, { query: { limit: 0 } }, outsider);
  const method = { method: "public-register" };
  await example(r.verifyEmployer, { ...worker, params, body: method }, { body: {} }, outsider);
  const relation = { side: "residents", explanation: "由两位业主合伙开办" };
  await example(r.discloseRelation, { ...worker, params, body: relation }, { body: { side: "us" } }, outsider);
  await example(r.getEmployer, { ...worker, params }, { params: { employerId: "1" } }, outsider);
  await example(r.listEmployers, worker, { query: { status: "lost" } }, outsider);
  return { employerId, needId: seen.needs[0]?.needId ?? "" };
};

export const offer = {
  title: "理货员",
  occupationCode: "4-02-06-01",
  openings: 2,
  duties: "到货清点、上架、盘点",
  requirements: "年满18周岁，性别不限",
  pay: { minimum: 4000, maximum: 5000, unit: "month" },
  benefits: ["包工作餐"],
  socialInsurance: "five-insurances",
  employmentType: "full-time",
  hours: "day",
  place: { area: "双流区怡心街道", point: { latitude: 30.5, longitude: 104.04 } },
  validThrough: "2026-06-30",
  skills: ["warehousing"],
};

const unfairOf = (wish: object) => ({ body: { ...wish, duties: "未婚优先" } });

/** A reviewed posting of an employer whom nobody checked. */
const postingOfUnverified = async (town: Town, programmeId: string) => {
  const [fang, miao] = [await town.as("fang"), await town.as("miao")];
  const key = { idempotencyKey: "unverified" };
  const { employerId } = (await fang.registerEmployer({ body: { name: "未核验单位", industry: "other" }, ...key }))
    .body;
  const { postingId } = (await fang.draftPosting({ body: { ...offer, programmeId, employerId } as never, ...key }))
    .body;
  await miao.reviewPosting({ params: { postingId }, body: {}, ...key });
  return { postingId };
};

/** A posting from its draft to the public page, and two that end otherwise. */
const playPosting = async (town: Town, example: Play, named: Made): Promise<string> => {
  const body = { ...offer, ...named };
  const unfair = { body: { ...body, requirements: "限男性，35岁以下" } };
  const reversed = { body: { ...body, pay: { ...offer.pay, maximum: 3000 } } };
  const { postingId = "" } = await example<Made>(r.draftPosting, { ...worker, body }, reversed, unfair);
  const params = { postingId };
  const more = { ...offer, openings: 3 };
  await example(r.revisePosting, { ...worker, params, body: more }, { body: { ...more, openings: 0 } }, unfairOf(more));
  await example(r.reviewPosting, { ...caseworker, params }, { body: { fine: true } }, { as: "ding" });
  const unverified = { params: await postingOfUnverified(town, named.programmeId ?? "") };
  await example(r.publishPosting, { ...caseworker, params }, { body: { now: true } }, unverified);
  const { employerId = "", programmeId = "" } = named;
  await example(r.getPosting, { ...outsider, params }, { params: { postingId: "1" } }, { as: "zhao" });
  await example(r.listPostings, { ...worker, query: { status: "published" } }, { query: { status: "open" } }, outsider);
  await example(r.listEmployerPostings, { ...worker, params: { employerId } }, { query: { limit: 0 } }, outsider);
  const near = { query: { withinKilometres: 5 } };
  await example(r.listOpenPostings, near, { query: { withinKilometres: -1 } }, { params: { community: "nowhere" } });
  await example(r.getJobPosting, { params }, { params: { postingId: "1" } }, { params: { community: "nowhere" } });
  await playEndings(town, example, { employerId, programmeId });
  return postingId;
};

const playEndings = async (town: Town, example: Play, named: Made): Promise<void> => {
  const another = async (idempotencyKey: string): Promise<Made> => {
    const [fang, miao] = [await town.as("fang"), await town.as("miao")];
    const body = { ...offer, ...named } as never;
    const { postingId } = (await fang.draftPosting({ body, idempotencyKey })).body;
    const params = { postingId };
    await miao.reviewPosting({ params, body: {}, idempotencyKey });
    await miao.publishPosting({ params, body: {}, idempotencyKey });
    return params;
  };
  const filled = { ...worker, params: await another("to fill") };
  await example(r.fillPosting, filled, { body: { at: "once" } }, outsider);
  const withdrawn = { ...worker, params: await another("to withdraw"), body: { reason: "门店停业" } };
  await example(r.withdrawPosting, withdrawn, { body: {} }, outsider);
};

/** What was offered, for those who come after it. */
export type Offered = Readonly<Record<"programmeId" | "employerId" | "postingId" | "needId", string>>;

/** A programme, an employer with its needs, and its posting. */
export const playOffering = async (town: Town, example: Play): Promise<Offered> => {
  const programmeId = await playProgramme(example);
  const { employerId, needId } = await playEmployer(town, example);
  const postingId = await playPosting(town, example, { programmeId, employerId, needId });
  return { programmeId, employerId, postingId, needId };
};
