import { beforeAll, describe, expect, it } from "vitest";
import {
  activeProgramme,
  applied,
  hired,
  inYangguang,
  offerOf,
  publishedPosting,
  registered,
  registeredEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("a seeker of whom nothing was heard for a year", () => {
  let town: Town;
  let employerId: string;
  let programmeId: string;
  let postingId: string;
  const seekers: Record<string, string> = {};
  let rejectedId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inYangguang)).programmeId;
    employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    postingId = (await publishedPosting(town, inYangguang, offerOf(programmeId, employerId))).postingId;
    for (const name of ["静", "留", "动", "业"])
      seekers[name] = (await walkIn(town, inYangguang, name, { phone: "+8613800138001", skills: ["sewing"] })).seekerId;
    for (const name of ["静", "业"]) await signs(town, inYangguang, seekers[name] ?? "", employerId);
    const miao = await town.as("miao");
    const quiet = await applied(town, inYangguang, { seekerId: seekers.静 ?? "", postingId });
    rejectedId = quiet.jobApplicationId;
    const body = { cause: "other" as const, note: "面试时说不清经历" };
    await miao.rejectApplicant({ params: { jobApplicationId: rejectedId }, body });
    await miao.raiseWellbeing({ params: { seekerId: seekers.静 ?? "" }, body: { note: "失眠" } });
    const working = await applied(town, inYangguang, { seekerId: seekers.业 ?? "", postingId });
    await hired(town, inYangguang, working.jobApplicationId, "2026-03");
  });

  const seen = async (name: string) =>
    (await (await town.as("miao")).getSeeker({ params: { seekerId: seekers[name] ?? "" } })).body;
  const toAsk = async () =>
    (await (await town.as("miao")).listSeekers({ query: { forgetting: "true" } })).body.items.map(({ name }) => name);

  it("is announced a month before, for the caseworker to ask; whoever was active or has work is not", async () => {
    town.clock.set("2026-09-01T01:00:00.000Z");
    await (await town.as("miao")).addPreparation({ params: { seekerId: seekers.动 ?? "" }, body: { kind: "resume" } });
    town.clock.set("2027-01-31T15:00:00.000Z");
    await town.drain();
    expect(await toAsk()).toEqual([]);
    town.clock.set("2027-01-31T16:00:00.000Z");
    await town.drain();
    expect((await toAsk()).toSorted()).toEqual(["留", "静"].toSorted());
    expect(await seen("静")).toMatchObject({ name: "静", forgetting: { at: "2027-03-02T16:00:00.000Z" } });
  });

  it("is kept for another year where they say so", async () => {
    const kept = await (await town.as("miao")).keepSeeker({ params: { seekerId: seekers.留 ?? "" }, body: {} });
    expect(kept.body).not.toHaveProperty("forgetting");
    await town.drain();
    expect(await toAsk()).toEqual(["静"]);
  });

  it("is forgotten where they stay silent, with what was written of them, and counted as before", async () => {
    const count = async () => (await (await town.as("fang")).getFunnel({ params: { programmeId } })).body;
    const before = await count();
    town.clock.set("2027-03-02T17:00:00.000Z");
    await town.drain();
    const quiet = await seen("静");
    expect(quiet).toMatchObject({ status: "closed", closure: { cause: "not-heard-of" } });
    expect(JSON.stringify(quiet)).not.toMatch(/静|13800138001|纸质/);
    const wellbeing = (await (await town.as("miao")).getWellbeing({ params: { seekerId: seekers.静 ?? "" } })).body;
    expect(wellbeing).not.toHaveProperty("note");
    expect(await toAsk()).toEqual([]);
    expect(await count()).toEqual(before);
    const keeping = (await town.as("miao")).keepSeeker({ params: { seekerId: seekers.静 ?? "" }, body: {} });
    await expect(keeping).rejects.toMatchObject({ problem: { code: "wrong-state" } });
    expect((await seen("留")).name).toBe("留");
    expect((await seen("动")).name).toBe("动");
    expect((await seen("业")).name).toBe("业");
  });

  it("cannot be read in an application a year after that ended", async () => {
    const reading = (await town.as("miao")).getJobApplication({ params: { jobApplicationId: rejectedId } });
    await expect(reading).rejects.toMatchObject({ problem: { status: 404 } });
    const query = { params: { seekerId: seekers.静 ?? "" } };
    expect((await (await town.as("miao")).listSeekerApplications(query)).body.items).toEqual([]);
    const { items } = (await (await town.as("miao")).listPipeline({ params: { postingId } })).body;
    expect(items).toEqual([]);
  });

  it("comes back as the same seeker where they are a member, and the year begins anew", async () => {
    const { seekerId } = await registered(town, "qin", { name: "秦先生" });
    town.clock.set("2028-04-01T17:00:00.000Z");
    await town.drain();
    town.clock.set("2028-06-01T17:00:00.000Z");
    await town.drain();
    expect((await (await town.as("qin")).getOwnSeeker({})).body).not.toHaveProperty("name");
    const again = await registered(town, "qin", { name: "秦先生" });
    expect(again).toMatchObject({ seekerId, status: "seeking", name: "秦先生" });
    town.clock.set("2029-07-01T17:00:00.000Z");
    await town.drain();
    town.clock.set("2029-08-10T17:00:00.000Z");
    await town.drain();
    expect((await (await town.as("qin")).getOwnSeeker({})).body).not.toHaveProperty("name");
  });
});
