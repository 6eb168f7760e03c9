import type { Neighbour } from "../neighbour.ts";
import type { Estate } from "./chapter.ts";

type Filing = Parameters<Neighbour["fileCase"]>[0]["body"];

/** One dispute, how far it has come, and since when; a step is done a day. */
export type Dispute = {
  readonly by: string;
  readonly category: Filing["category"];
  readonly place: Filing["place"];
  readonly source: Filing["source"];
  readonly description: string;
  readonly between: readonly [string, string];
  readonly lead: "sun" | "yu";
  readonly days: number;
  readonly steps: number;
  readonly terms: string;
};

type Going = Dispute & { readonly caseId: string; readonly disputantIds: string[] };
type Step = (estate: Estate, dispute: Going) => Promise<unknown>;

const names: Readonly<Record<string, string>> = {
  qin: "秦先生",
  jiang: "江女士",
  luo: "罗女士",
  tang: "唐先生",
  hao: "郝女士",
  bai: "白奶奶",
  xia: "夏先生",
  wen: "温先生",
};

const personIn = async ({ ids, idOf }: Estate, persona: string): Promise<string> =>
  ids.get(persona) ?? (await idOf(persona));

/** Takes one in, in the name of who files it. */
export const file = async (estate: Estate, dispute: Dispute): Promise<Going> => {
  const { by, category, place, source, description, between } = dispute;
  const disputants = await Promise.all(
    between.map(async (persona) => ({ name: names[persona] ?? persona, personId: await personIn(estate, persona) })),
  );
  const { body } = await (await estate.as(by)).fileCase({ body: { category, place, source, description, disputants } });
  const disputantIds = body.case.disputants.map(({ disputantId }) => disputantId);
  return { ...dispute, caseId: body.case.caseId, disputantIds };
};

export const contact: Step = async ({ as }, { lead, caseId, disputantIds }) => {
  const contacts = disputantIds.map((disputantId) => ({ disputantId, reached: true }));
  await (await as(lead)).contactDisputants({ params: { caseId }, body: { contacts } });
};

const accept: Step = async ({ as, idOf }, { lead, caseId }) => {
  const body = { leadId: await idOf(lead), rightsNoticeGiven: true };
  await (await as("sun")).acceptCase({ params: { caseId }, body });
};

const survey: Step = async ({ as, idOf }, { lead, caseId, place }) => {
  const participants = [
    { name: lead === "sun" ? "孙会长" : "余调解员", personId: await idOf(lead), capacity: "mediator" as const },
    { name: "丁管家", personId: await idOf("ding") },
  ];
  const sites = [place.spot ?? place.building];
  const body = { joint: true, sites, participants, findings: "已到现场查看，并听取双方意见" };
  const peer = await as(lead);
  await peer.surveySite({ params: { caseId }, body });
  await peer.consultPerson({ params: { caseId }, body: { personId: await idOf("ding") } });
};

const negotiate: Step = async ({ as }, { lead, between, caseId, disputantIds, terms }) => {
  const params = { caseId };
  const demand = { disputantId: disputantIds[0] ?? "", text: "希望一个月内解决" };
  const { demands } = (await (await as(between[0])).raiseDemand({ params, body: demand })).body.case;
  const peer = await as(lead);
  const answer = { outcome: "met" as const };
  await peer.answerDemand({ params: { demandId: demands[0]?.demandId ?? "" }, body: answer });
  await peer.negotiateWithSupplier({ params, body: { supplier: "物业服务中心维修组", terms } });
};

const decide: Step = async ({ as }, { lead, caseId, disputantIds: agreedBy, terms }) => {
  const singleSupplierReason = "由物业维修组施工，无需另寻供应商";
  const body = { kind: "other" as const, sites: [], terms, agreedBy, singleSupplierReason };
  await (await as(lead)).decideCase({ params: { caseId }, body });
};

const fulfil: Step = async ({ as }, { lead, caseId }) => {
  await (await as(lead)).startFulfilment({ params: { caseId }, body: {} });
};

/** It is done, and one of the two has said so; the other is asked. */
const report: Step = async ({ as }, { lead, between, caseId }) => {
  await (await as(lead)).reportFulfilment({ params: { caseId }, body: {} });
  await (await as(between[0])).confirmOutcome({ params: { caseId }, body: {} });
};

const settle: Step = async ({ as }, { between, caseId }) => {
  await (await as(between[1])).confirmOutcome({ params: { caseId }, body: {} });
};

/** What is done about a dispute, one step after the other, until it is settled. */
export const way: readonly Step[] = [contact, accept, survey, negotiate, decide, fulfil, report, settle];
