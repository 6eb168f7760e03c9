import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  home,
  inYangguang,
  offerOf,
  publishedPosting,
  registeredEmployer,
  signs,
  verified,
  visited,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const industries = ["retail", "catering", "logistics", "housekeeping"] as const;

describe("A12: a fair of nearly ten employers in four industries", () => {
  let town: Town;
  let programmeId: string;
  let fairId: string;
  let employerIds: string[];
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inYangguang)).programmeId;
    const fang = await town.as("fang");
    employerIds = [];
    for (let n = 0; n < 9; n += 1) {
      const body = { name: `单位${n + 1}`, industry: industries[n % 4] ?? "retail" };
      employerIds.push((await fang.registerEmployer({ body })).body.employerId);
    }
  });

  const params = () => ({ params: { fairId } });

  it("is planned with as much as is known of it", async () => {
    const body = {
      programmeId,
      name: "筑巢引凤专场招聘会",
      heldOn: "2026-03",
      place: home,
      employersExpected: { value: 10, qualifier: "nearly" as const },
    };
    const planned = await (await town.as("fang")).planFair({ body });
    fairId = planned.body.fairId;
    expect(planned.body).toMatchObject({ status: "planned", employersExpected: { value: 10, qualifier: "nearly" } });
    for (const [nth, employerId] of employerIds.entries())
      await (await town.as("fang")).setFairBooth({ ...params(), body: { number: nth + 1, employerId } });
    const missing = ["organisation-plan", "emergency-plan", "safety-plan", "verified-employers", "visits"];
    const shown = (await (await town.as("fang")).getFair(params())).body;
    expect(shown).toMatchObject({ missing, unvisitedEmployerIds: employerIds });
    await (await town.as("fang")).fileFair({ ...params(), body: { authority: "区人社局" } });
  });

  it("cannot be made ready without plans, verified employers and visits, and is told all that is missing", async () => {
    const attempt = (await town.as("fang")).makeFairReady({ ...params(), body: {} });
    await expect(attempt).rejects.toMatchObject({
      problem: {
        status: 409,
        code: "fair-not-ready",
        missing: ["organisation-plan", "emergency-plan", "safety-plan", "verified-employers", "visits"],
        unverifiedEmployerIds: employerIds,
        unvisitedEmployerIds: employerIds,
      },
    });
  });

  it("is ready once each employer is verified, and visited or exempted with a reason", async () => {
    const fang = await town.as("fang");
    await fang.setFairPlans({
      ...params(),
      body: { organisation: "分工表", emergency: "应急预案", safety: "安全方案" },
    });
    for (const employerId of employerIds) await verified(town, inYangguang, employerId);
    const [exempted = "", ...others] = employerIds;
    for (const employerId of others) await visited(town, inYangguang, employerId);
    const attempt = fang.makeFairReady({ ...params(), body: {} });
    await expect(attempt).rejects.toMatchObject({ problem: { missing: ["visits"], unvisitedEmployerIds: [exempted] } });
    const exemption = { reason: "上月刚走访，见往期记录" };
    await fang.setFairBooth({ ...params(), body: { number: 1, employerId: exempted, exemption } });
    expect((await fang.makeFairReady({ ...params(), body: {} })).body.status).toBe("ready");
    const announced = (await (await town.as("", inYangguang.slug)).getAnnouncedFair(params())).body;
    expect(announced.employers).toHaveLength(9);
  });

  it("refuses a posting that discriminates, and names pointer and term", async () => {
    const fang = await town.as("fang");
    const [employerId = ""] = employerIds;
    for (const [field, words, term] of [
      ["requirements", "限男性", "限男性"],
      ["requirements", "年龄35岁以下", "年龄35"],
      ["duties", "Must be under 35.", "under 35"],
      ["title", "女服务员", "女服务员"],
      ["duties", "未婚优先", "未婚优先"],
    ] as const) {
      const draft = fang.draftPosting({ body: offerOf(programmeId, employerId, { [field]: words }) });
      await expect(draft).rejects.toMatchObject({
        problem: {
          status: 422,
          code: "discriminatory-term",
          pointer: `/${field}`,
          term,
          errors: [{ pointer: `/${field}` }],
        },
      });
    }
    const lawful = { requirements: "仅限女性" };
    const exceptions = [{ ground: "work-barred-to-women" as const, explanation: "井下作业" }];
    const { body } = await fang.draftPosting({ body: offerOf(programmeId, employerId, { ...lawful, exceptions }) });
    expect(body.status).toBe("draft");
    expect((await fang.listEmployerPostings({ params: { employerId } })).body.items).toHaveLength(1);
  });

  it("is open for interviews only while it is open, and counts them and the offers that came of them", async () => {
    const [fang, miao] = [await town.as("fang"), await town.as("miao")];
    const [employerId = ""] = employerIds;
    const { postingId } = await publishedPosting(town, inYangguang, offerOf(programmeId, employerId));
    const ids: string[] = [];
    for (const name of ["甲", "乙", "丙"]) {
      const { seekerId } = await walkIn(town, inYangguang, name);
      await signs(town, inYangguang, seekerId, employerId);
      ids.push((await applied(town, inYangguang, { seekerId, postingId })).jobApplicationId);
    }
    const [first = "", second = ""] = ids;
    const early = miao.inviteToInterview({ params: { jobApplicationId: first }, body: { fairId } });
    await expect(early).rejects.toMatchObject({ problem: { errors: [{ pointer: "/fairId", code: "fair-not-open" }] } });
    await fang.openFair({ ...params(), body: {} });
    for (const jobApplicationId of [first, second])
      await miao.inviteToInterview({ params: { jobApplicationId }, body: { fairId } });
    await miao.offerWork({ params: { jobApplicationId: first }, body: {} });
    expect((await fang.closeFair({ ...params(), body: {} })).body.status).toBe("closed");
  });

  it("is flagged late when seven days have passed without a report, and reported with numbers as they are known", async () => {
    town.clock.set("2026-03-09T15:59:00.000Z");
    await town.drain();
    expect((await (await town.as("fang")).getFair(params())).body).not.toHaveProperty("lateReport");
    town.clock.set("2026-03-09T16:00:00.000Z");
    await town.drain();
    const fang = await town.as("fang");
    expect((await fang.getFair(params())).body).toMatchObject({ lateReport: { allowedDays: 7 } });
    const body = {
      employers: { value: 10, qualifier: "nearly" as const },
      industries: { value: 4 },
      seekers: { value: 60, qualifier: "about" as const },
    };
    const reported = (await fang.reportFair({ ...params(), body })).body;
    expect(reported).toMatchObject({
      status: "reported",
      report: {
        employers: { value: 10, qualifier: "nearly" },
        industries: { value: 4, qualifier: "exactly" },
        interviews: 2,
        offers: 1,
      },
    });
  });
});

describe("a fair that is called off", () => {
  it("is announced to everybody at once", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const { programmeId } = await activeProgramme(town, inYangguang);
    const fang = await town.as("fang");
    const { body } = await fang.planFair({
      body: { programmeId, name: "春季招聘会", heldOn: "2026-04-11", place: home },
    });
    const params = { fairId: body.fairId };
    const anyone = await town.as("", inYangguang.slug);
    await expect(anyone.getAnnouncedFair({ params })).rejects.toMatchObject({ problem: { status: 404 } });
    await fang.cancelFair({ params, body: { announcement: "因场地维修取消" } });
    expect((await anyone.getAnnouncedFair({ params })).body).toMatchObject({
      status: "cancelled",
      announcement: "因场地维修取消",
    });
  });

  it("needs a programme that has begun", async () => {
    const town = await openTown();
    const fang = await town.as("fang");
    const owners = [{ name: "社区", side: "community" as const }];
    const drawn = await fang.foundProgramme({ body: { name: "单方计划", foundedOn: "2021", owners, place: home } });
    const { programmeId } = drawn.body;
    const begin = fang.activateProgramme({ params: { programmeId }, body: {} });
    await expect(begin).rejects.toMatchObject({ problem: { code: "side-missing", sides: ["property", "residents"] } });
    const fair = fang.planFair({ body: { programmeId, name: "招聘会", heldOn: "2021", place: home } });
    await expect(fair).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/programmeId", code: "programme-not-active" }] },
    });
    const employerId = await registeredEmployer(town, inYangguang);
    const draft = fang.draftPosting({ body: offerOf(programmeId, employerId) });
    await expect(draft).rejects.toMatchObject({ problem: { errors: [{ pointer: "/programmeId" }] } });
  });
});
