import type { Neighbour } from "../neighbour.ts";
import type { Chapter, Estate } from "./chapter.ts";

const home = { area: "阳光街道", point: { latitude: 30.49, longitude: 104.02 } };

type Posting = Parameters<Neighbour["draftPosting"]>[0]["body"];

/** A programme of two sides, and two employers: one that was visited, one that nobody has checked yet. */
const tellProgramme = async ({ as, idOf, ids, days }: Estate): Promise<void> => {
  const [fang, miao] = [await as("fang"), await as("miao")];
  const owners = [
    { name: "物业服务中心", side: "property" as const },
    { name: "社区居委会", side: "community" as const },
  ];
  const founding = { name: "家门口就业", foundedOn: days.workday(-48).slice(0, 7), owners, place: home };
  const { programmeId } = (await fang.foundProgramme({ body: founding })).body;
  const params = { programmeId };
  await (await as("ding")).approveProgramme({ params, body: {} });
  await fang.activateProgramme({ params, body: {} });
  const { employerId } = (await fang.registerEmployer({ body: { name: "阳光超市", industry: "retail" } })).body;
  await miao.verifyEmployer({ params: { employerId }, body: { method: "licence-seen" } });
  await fang.registerEmployer({ body: { name: "晨光餐饮", industry: "catering" } });
  const grant = { personId: await idOf("hr-yangguang"), role: "employer-contact" as const, employerId };
  await (await as("admin-yangguang")).grantRole({ body: grant });
  const visitors = [
    { name: "丁管家", personId: await idOf("ding") },
    { name: "方社工", personId: await idOf("fang") },
  ];
  const needs = [{ title: "理货员", skills: ["warehousing" as const] }];
  const visit = { visitedOn: days.workday(-48), visitors, needs };
  const heard = (await fang.recordVisit({ params: { employerId }, body: visit })).body;
  ids
    .set("programme", programmeId)
    .set("employer", employerId)
    .set("need", heard.needs[0]?.needId ?? "");
};

const posting = ({ ids, days }: Estate, more: Pick<Posting, "title" | "openings" | "skills">): Posting => ({
  programmeId: ids.get("programme") ?? "",
  employerId: ids.get("employer") ?? "",
  occupationCode: "4-01-02-01",
  duties: "理货、补货与收银",
  requirements: "年满18周岁，性别不限",
  pay: { minimum: 3500, maximum: 4500, unit: "month" },
  benefits: ["包午餐"],
  socialInsurance: "five-insurances",
  employmentType: "full-time",
  hours: "shifts",
  place: home,
  validThrough: days.dayOf(60),
  ...more,
});

/** One that everybody reads, one that staff have read, and one that is a draft. */
const tellPostings = async (estate: Estate): Promise<void> => {
  const { as, ids } = estate;
  const [fang, miao, needId] = [await as("fang"), await as("miao"), ids.get("need") ?? ""];
  const draft = async (more: Parameters<typeof posting>[1] & { needId?: string }): Promise<string> =>
    (await fang.draftPosting({ body: { ...posting(estate, more), ...(more.needId && { needId }) } })).body.postingId;
  const postingId = await draft({ title: "理货员", openings: 2, skills: ["warehousing"], needId });
  await miao.reviewPosting({ params: { postingId }, body: {} });
  await miao.publishPosting({ params: { postingId }, body: {} });
  ids.set("posting", postingId);
  const many = await draft({ title: "急救值守员", openings: 6, skills: ["first-aid"] });
  await miao.reviewPosting({ params: { postingId: many }, body: {} });
  await miao.publishPosting({ params: { postingId: many }, body: {} });
  const read = await draft({ title: "夜班收银员", openings: 1, skills: [] });
  await miao.reviewPosting({ params: { postingId: read }, body: {} });
  await draft({ title: "配送员", openings: 3, skills: ["delivery"] });
};

const consent = async ({ as, idOf, drain }: Estate, purpose: string, scopeId?: string): Promise<void> => {
  const answer = { subjectId: await idOf("xia"), purpose, textVersion: "2026-01", basis: "self", answer: "yes" };
  await (await as("xia")).giveConsent({ body: { ...answer, ...(scopeId && { scopeId }) } as never });
  await drain();
};

const profile = (name: string) => ({ name, place: home, situation: "unemployed" as const, wants: {} });

/** One who looks for work himself, and one who signed at the desk and has found some. */
const tellSeekers = async (estate: Estate): Promise<void> => {
  const { as, ids, days } = estate;
  await consent(estate, "job-seeking");
  const own = await (await as("xia")).registerSeeker({ body: { ...profile("夏先生"), skills: ["warehousing"] } });
  ids.set("seeker", own.body.seekerId);
  const miao = await as("miao");
  const paper = { textVersion: "2026-01", paperRef: "GZ-2026-31" };
  const walkIn = { ...profile("袁师傅"), skills: ["driving" as const], consent: paper };
  const { seekerId } = (await miao.registerSeeker({ body: walkIn })).body;
  const [programmeId = "", employerId = ""] = [ids.get("programme"), ids.get("employer")];
  const placement = { seekerId, programmeId, employerId, title: "送货司机", startedOn: days.workday(-36) };
  await miao.recordPlacement({ body: placement });
};

/** He was told of the posting, lets the employer see him, and is invited. */
const tellApplication = async (estate: Estate): Promise<void> => {
  const { as, ids } = estate;
  const [self, miao] = [await as("xia"), await as("miao")];
  const [seekerId = "", postingId = "", employerId = ""] = ["seeker", "posting", "employer"].map((name) =>
    ids.get(name),
  );
  const { jobApplicationId } = (await self.showInterest({ body: { seekerId, postingId } })).body;
  const params = { jobApplicationId };
  await miao.briefSeeker({ params: { seekerId }, body: { postingIds: [postingId] } });
  await miao.markApplicantBriefed({ params, body: {} });
  await consent(estate, "share-to-employer", employerId);
  await self.applyForWork({ params, body: {} });
};

/** A fair of next week that is being prepared: it has a booth and two of its plans, and was told to nobody yet. */
const tellFair = async ({ as, ids, days }: Estate): Promise<void> => {
  const fang = await as("fang");
  const [programmeId = "", employerId = ""] = [ids.get("programme"), ids.get("employer")];
  const employersExpected = { value: 8, qualifier: "about" as const };
  const plan = { programmeId, name: "家门口招聘会", heldOn: days.dayOf(8), place: home, employersExpected };
  const { fairId } = (await fang.planFair({ body: plan })).body;
  const params = { fairId };
  await fang.setFairBooth({ params, body: { number: 1, employerId } });
  await fang.setFairPlans({ params, body: { organisation: "方社工负责登记与引导", safety: "物业值守出入口" } });
};

/** Work for people: an employer, what it offers, who looks for work, and a fair in preparation. */
export const tellWork: Chapter = async function* (estate) {
  const { as, days } = estate;
  yield days.atWork(-48, "14:00");
  await tellProgramme(estate);
  yield days.atWork(-36, "10:00");
  await tellPostings(estate);
  yield days.atWork(-34, "11:00");
  await tellSeekers(estate);
  yield days.atWork(-6, "10:00");
  await tellFair(estate);
  yield days.atWork(-4, "15:00");
  await tellApplication(estate);
  yield days.atWork(-2, "14:00");
  const { items } = (
    await (await as("hr-yangguang")).listApplicants({ params: { employerId: estate.ids.get("employer") ?? "" } })
  ).body;
  const jobApplicationId = items[0]?.jobApplicationId ?? "";
  await (await as("hr-yangguang")).inviteToInterview({ params: { jobApplicationId }, body: {} });
};
