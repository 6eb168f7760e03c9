import type { Neighbour } from "#infra/local/neighbour.ts";
import { seedEmployer, seedRelatedEmployer } from "#infra/local/seed-employer.ts";
import type { Town } from "./town.ts";

/** Who does what in a community where people find work. */
export type Staff = {
  readonly slug: string;
  readonly worker: string;
  readonly caseworker: string;
  readonly property: string;
  readonly desk?: string;
};

export const inChengdu: Staff = {
  slug: "chengdu-xipai-guoyue",
  worker: "worker",
  caseworker: "caseworker",
  property: "keeper",
};
export const inYangguang: Staff = {
  slug: "yangguang-huayuan",
  worker: "fang",
  caseworker: "miao",
  property: "ding",
  desk: "ding",
};

export const home = { area: "双流区怡心街道", point: { latitude: 30.49, longitude: 104.02 } };

/** A programme of two sides that has begun: the worker's side draws it up, the other says yes too. */
export const activeProgramme = async (town: Town, { worker, property }: Staff) => {
  const staff = await town.as(worker);
  const owners = [
    { name: "项目物业中心", side: "property" as const },
    { name: "双流长顺社区", side: "community" as const },
  ];
  const founding = { name: "筑巢引凤", foundedOn: "2020", owners, place: home };
  const { programmeId } = (await staff.foundProgramme({ body: founding })).body;
  const params = { programmeId };
  await (await town.as(property)).approveProgramme({ params, body: {} });
  return (await staff.activateProgramme({ params, body: {} })).body;
};

/** The employer whose contact `hr-related` is; it belongs to an organiser. */
export const relatedEmployer = (town: Town): Promise<string> => seedRelatedEmployer(town.world);

/** The employer whose contact `hr-other` is. */
export const otherEmployer = (town: Town): Promise<string> =>
  seedEmployer({ world: town.world, slug: inChengdu.slug }, "other", { name: "乙单位", industry: "retail" });

export const registeredEmployer = async (town: Town, { worker }: Staff, name = "甲单位"): Promise<string> => {
  const { body } = await (await town.as(worker)).registerEmployer({ body: { name, industry: "retail" } });
  return body.employerId;
};

export const verified = async (town: Town, { worker }: Staff, employerId: string): Promise<string> => {
  await (await town.as(worker)).verifyEmployer({ params: { employerId }, body: { method: "licence-seen" } });
  return employerId;
};

export const visitorsOf = async (town: Town, { worker, property }: Staff) => [
  { name: "物业人员", personId: await town.idOf(property) },
  { name: "社区党员", personId: await town.idOf(worker) },
];

type Need = NonNullable<Parameters<Neighbour["recordVisit"]>[0]["body"]["needs"]>[number];

export const visited = async (town: Town, who: Staff, employerId: string, needs: Need[] = []) => {
  const body = { visitedOn: "2020", visitors: await visitorsOf(town, who), needs };
  return (await (await town.as(who.worker)).recordVisit({ params: { employerId }, body })).body;
};

type Draft = Parameters<Neighbour["draftPosting"]>[0]["body"];

export const offerOf = (programmeId: string, employerId: string, more: Partial<Draft> = {}): Draft => ({
  programmeId,
  employerId,
  title: "秩序员",
  occupationCode: "4-07-05-01",
  openings: 2,
  duties: "园区秩序维护，巡逻值守",
  requirements: "年满18周岁，性别不限",
  pay: { minimum: 3500, maximum: 4500, unit: "month" },
  benefits: ["包吃住"],
  socialInsurance: "five-insurances",
  employmentType: "full-time",
  hours: "shifts",
  place: { area: "双流区怡心街道", point: { latitude: 30.51, longitude: 104.05 } },
  validThrough: "2099-12-31",
  skills: ["security"],
  ...more,
});

export const publishedPosting = async (town: Town, who: Staff, draft: Draft) => {
  const [worker, caseworker] = [await town.as(who.worker), await town.as(who.caseworker)];
  const { postingId } = (await worker.draftPosting({ body: draft })).body;
  const params = { postingId };
  await caseworker.reviewPosting({ params, body: {} });
  return (await caseworker.publishPosting({ params, body: {} })).body;
};

type Profile = Parameters<Neighbour["registerSeeker"]>[0]["body"];

export const profileOf = (name: string, more: Partial<Profile> = {}): Profile => ({
  name,
  place: home,
  situation: "unemployed",
  skills: [],
  wants: {},
  ...more,
});

/** Somebody of the subdistrict who belongs to no community and signed at the desk. */
export const walkIn = async (town: Town, { caseworker }: Staff, name: string, more: Partial<Profile> = {}) => {
  const consent = { textVersion: "2026-01", paperRef: "GZ-2026-1" };
  return (await (await town.as(caseworker)).registerSeeker({ body: profileOf(name, { consent, ...more }) })).body;
};

/** What a member agrees to, in person. */
export const consents = async (town: Town, persona: string, purpose: string, scopeId?: string): Promise<string> => {
  const subjectId = await town.idOf(persona);
  const body = {
    subjectId,
    purpose,
    textVersion: "2026-01",
    basis: "self",
    answer: "yes",
    ...(scopeId && { scopeId }),
  };
  const given = await (await town.as(persona)).giveConsent({ body: body as never });
  await town.drain();
  return given.body.consentId;
};

/** A member who agreed to be helped and looks for work. */
export const registered = async (town: Town, persona: string, more: Partial<Profile> = {}) => {
  await consents(town, persona, "job-seeking");
  return (await (await town.as(persona)).registerSeeker({ body: profileOf(persona, more) })).body;
};

/** The paper by which somebody who is no member lets one employer see them. */
export const signs = async (town: Town, { caseworker }: Staff, seekerId: string, scopeId: string): Promise<string> => {
  const body = { purpose: "share-to-employer" as const, scopeId, textVersion: "2026-01", paperRef: "GZ-2026-1" };
  const { consents: kept } = (await (await town.as(caseworker)).recordSignedConsent({ params: { seekerId }, body }))
    .body;
  return kept.at(-1)?.consentId ?? "";
};

type Way = { readonly seekerId: string; readonly postingId: string };

/** From an interest to an application that the employer sees; the consent to share it must stand. */
export const applied = async (town: Town, { caseworker }: Staff, { seekerId, postingId }: Way) => {
  const staff = await town.as(caseworker);
  const { jobApplicationId } = (await staff.showInterest({ body: { seekerId, postingId } })).body;
  const params = { jobApplicationId };
  await staff.briefSeeker({ params: { seekerId }, body: { postingIds: [postingId] } });
  await staff.markApplicantBriefed({ params, body: {} });
  return (await staff.applyForWork({ params, body: {} })).body;
};

/** From an application of somebody without membership to a placement, as the caseworker writes it down. */
export const hired = async (
  town: Town,
  { caseworker }: Staff,
  jobApplicationId: string,
  startedOn = town.clock.now().slice(0, 7),
) => {
  const staff = await town.as(caseworker);
  const params = { jobApplicationId };
  await staff.inviteToInterview({ params, body: {} });
  await staff.offerWork({ params, body: {} });
  await staff.acceptWork({ params, body: { paperRef: "GZ-2026-2" } });
  const { body } = await staff.hireApplicant({ params, body: { startedOn } });
  await town.drain();
  if (body.status !== "hired") throw new Error(`${jobApplicationId} is ${body.status}`);
  return body.hire.placementId;
};
