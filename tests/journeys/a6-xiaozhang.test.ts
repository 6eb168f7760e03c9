import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  consents,
  home,
  inChengdu,
  offerOf,
  publishedPosting,
  registered,
  relatedEmployer,
  verified,
  visited,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("A6: 小张 finds work", () => {
  let town: Town;
  let programmeId: string;
  let employerId: string;
  let needId: string;
  let postingId: string;
  let seekerId: string;
  let jobApplicationId: string;
  let placementId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inChengdu)).programmeId;
    employerId = await relatedEmployer(town);
    await verified(town, inChengdu, employerId);
  });

  it("stands on a visit by two sides, whose need becomes a posting that discloses the relation", async () => {
    const visit = await visited(town, inChengdu, employerId, [{ title: "秩序员", openings: 2, skills: ["security"] }]);
    needId = visit.needs[0]?.needId ?? "";
    const posting = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId, { needId }));
    postingId = posting.postingId;
    expect(posting).toMatchObject({ status: "published", relatedTo: "property", need: { needId } });
  });

  it("begins with a person without work, who agreed to be helped", async () => {
    await expect(
      (await town.as("xiaozhang")).registerSeeker({
        body: { name: "小张", place: home, situation: "unemployed", skills: [], wants: {} },
      }),
    ).rejects.toMatchObject({ problem: { status: 409, code: "share-consent-required", purpose: "job-seeking" } });
    const seeker = await registered(town, "xiaozhang", {
      name: "小张",
      wants: { hours: ["shifts"], withinKilometres: 5 },
    });
    seekerId = seeker.seekerId;
    expect(seeker).toMatchObject({ status: "seeking", personId: await town.idOf("xiaozhang") });
  });

  it("goes on with a briefing that is acknowledged, and tasks that are done", async () => {
    const [caseworker, self] = [await town.as("caseworker"), await town.as("xiaozhang")];
    const briefed = await caseworker.briefSeeker({
      params: { seekerId },
      body: { needIds: [needId], postingIds: [postingId] },
    });
    const briefingId = briefed.body.briefings[0]?.briefingId ?? "";
    const { body } = await self.acknowledgeBriefing({ params: { seekerId }, body: { briefingId } });
    expect(body.briefings[0]).toMatchObject({
      needIds: [needId],
      postingIds: [postingId],
      acknowledgedAt: town.clock.now(),
    });
    for (const kind of ["resume", "mock-interview"] as const) {
      const added = await caseworker.addPreparation({ params: { seekerId }, body: { kind, postingId } });
      const taskId = added.body.tasks.at(-1)?.taskId ?? "";
      await self.finishPreparation({ params: { taskId }, body: {} });
    }
    const { tasks } = (await self.getOwnSeeker({})).body;
    expect(tasks.every(({ doneAt }) => doneAt !== undefined)).toBe(true);
  });

  it("is told which postings suit him, in words and without a score", async () => {
    const { body } = await (await town.as("xiaozhang")).listMatches({ params: { seekerId } });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]?.reasons.map(({ words }) => words)).toEqual(["离您住处约 4 公里", "轮班，是您希望的工作时间"]);
    expect(body.items[0]?.concerns.map(({ words }) => words)).toEqual(["还要求秩序维护"]);
    expect(JSON.stringify(body)).not.toMatch(/score/);
  });

  it("cannot be sent to the employer without his consent to share it with this one", async () => {
    const self = await town.as("xiaozhang");
    const { body } = await self.showInterest({ body: { seekerId, postingId } });
    jobApplicationId = body.jobApplicationId;
    const params = { jobApplicationId };
    await (await town.as("caseworker")).markApplicantBriefed({ params, body: {} });
    await self.prepareApplicant({ params, body: {} });
    const problem = { status: 409, code: "share-consent-required", purpose: "share-to-employer" };
    await expect(self.applyForWork({ params, body: {} })).rejects.toMatchObject({ problem });
    await consents(town, "xiaozhang", "share-to-employer", employerId);
    expect((await self.applyForWork({ params, body: { happenedOn: "2020-03" } })).body.status).toBe("applied");
    const again = self.showInterest({ body: { seekerId, postingId } });
    await expect(again).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/postingId", code: "applied-already" }] },
    });
  });

  it("is seen by the employer's own contact, interviewed, offered the work, and hired once he said yes", async () => {
    const hr = await town.as("hr-related");
    const params = { jobApplicationId };
    expect((await hr.getJobApplication({ params })).body.applicant.name).toBe("小张");
    await hr.inviteToInterview({ params, body: {} });
    await hr.offerWork({ params, body: {} });
    const hiring = { params, body: { startedOn: "2020-03" } };
    await expect(hr.hireApplicant(hiring)).rejects.toMatchObject({
      problem: { code: "wrong-state", state: "offered" },
    });
    await (await town.as("xiaozhang")).acceptWork({ params, body: {} });
    const { body } = await hr.hireApplicant(hiring);
    placementId = body.status === "hired" ? body.hire.placementId : "";
    await town.drain();
    const placement = (await hr.getPlacement({ params: { placementId } })).body;
    expect(placement).toMatchObject({
      status: "active",
      relatedEmployer: true,
      subdistrict: "双流区怡心街道",
      positions: [{ title: "秩序员", from: "2020-03" }],
    });
    expect((await (await town.as("xiaozhang")).getOwnSeeker({})).body.status).toBe("placed");
  });

  it("is counted once by each dimension", async () => {
    const worker = await town.as("worker");
    for (const [by, value] of [
      ["subdistrict", "双流区怡心街道"],
      ["programme", programmeId],
      ["employer", employerId],
    ] as const) {
      const { body } = await worker.listPlacementCounts({ query: { by } });
      expect(body.items).toEqual([{ value, people: 1 }]);
    }
    const { body } = await worker.listPlacementCounts({ query: { by: "subdistrict", programmeId, employerId } });
    expect(body.items).toEqual([{ value: "双流区怡心街道", people: 1 }]);
    expect((await worker.getFunnel({ params: { programmeId } })).body).toEqual({
      briefed: 1,
      applied: 1,
      hired: 1,
      retained: 0,
    });
  });

  it("keeps one id through praise and promotion", async () => {
    town.clock.set("2021-02-01T01:00:00.000Z");
    const hr = await town.as("hr-related");
    const params = { placementId };
    const praise = { kind: "quarterly-excellence" as const, period: "2020-Q4" };
    await hr.recordRecognition({ params, body: praise });
    await expect(hr.recordRecognition({ params, body: praise })).rejects.toMatchObject({
      problem: { status: 409, code: "recognition-exists" },
    });
    const { body } = await hr.recordPromotion({ params, body: { title: "秩序领班", from: "2021/early" } });
    expect(body.placementId).toBe(placementId);
    expect(body.positions.map(({ title }) => title)).toEqual(["秩序员", "秩序领班"]);
    expect(body.recognitions).toMatchObject([praise]);
  });

  it("was asked after at 1, 3, 6 and 12 months", async () => {
    await town.drain();
    const caseworker = await town.as("caseworker");
    expect((await caseworker.listPlacements({ query: { checkDue: "true" } })).body.items).toMatchObject([
      { placementId, checkDue: 1 },
    ]);
    const params = { placementId };
    for (const month of [1, 3, 6]) await caseworker.checkRetention({ params, body: { month, result: "retained" } });
    await expect(caseworker.checkRetention({ params, body: { month: 12, result: "retained" } })).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/month", code: "not-yet-due" }] },
    });
    town.clock.set("2021-03-03T01:00:00.000Z");
    await town.drain();
    const { body } = await (await town.as("caseworker")).checkRetention({
      params,
      body: { month: 12, result: "retained" },
    });
    expect(body.checks.map(({ month, is }) => [month, is])).toEqual([
      [1, "retained"],
      [3, "retained"],
      [6, "retained"],
      [12, "retained"],
    ]);
    expect(
      (await (await town.as("xiaozhang")).rateSatisfaction({ params, body: { score: 5 } })).body.satisfaction?.score,
    ).toBe(5);
  });
});
