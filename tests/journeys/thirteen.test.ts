import { beforeAll, describe, expect, it } from "vitest";
import { seededRandom } from "../simulation/turns.ts";
import {
  activeProgramme,
  applied,
  hired,
  inChengdu,
  offerOf,
  publishedPosting,
  relatedEmployer,
  signs,
  verified,
  walkIn,
} from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

const started = "employment.placement-started.v1";

describe("thirteen residents who found work, one of them twice", () => {
  let town: Town;
  let programmeId: string;
  let employerId: string;
  const seekerIds: string[] = [];

  beforeAll(async () => {
    town = await openTown({ start: "2020-03-02T01:00:00.000Z" });
    programmeId = (await activeProgramme(town, inChengdu)).programmeId;
    employerId = await relatedEmployer(town);
    await verified(town, inChengdu, employerId);
    const { postingId } = await publishedPosting(town, inChengdu, offerOf(programmeId, employerId, { openings: 14 }));
    const placementIds: string[] = [];
    for (let n = 1; n <= 13; n += 1) {
      const { seekerId } = await walkIn(town, inChengdu, `居民${n}`);
      seekerIds.push(seekerId);
      await signs(town, inChengdu, seekerId, employerId);
      const { jobApplicationId } = await applied(town, inChengdu, { seekerId, postingId });
      placementIds.push(await hired(town, inChengdu, jobApplicationId));
    }
    const [seekerId = ""] = seekerIds;
    const hr = await town.as("hr-related");
    await hr.endPlacement({ params: { placementId: placementIds[0] ?? "" }, body: { cause: "resigned" } });
    await town.drain();
    const again = await applied(town, inChengdu, { seekerId, postingId });
    await hired(town, inChengdu, again.jobApplicationId, "2020-09");
  });

  const counts = async (persona: string, query: object) =>
    (await (await town.as(persona)).listPlacementCounts({ query: query as never })).body.items;

  it("are thirteen people with fourteen placements", async () => {
    expect(town.told(started)).toHaveLength(14);
    const whole = { by: "subdistrict", programmeId, employerId };
    expect(await counts("worker", whole)).toEqual([{ value: "双流区怡心街道", people: 13 }]);
    for (const by of ["subdistrict", "programme", "employer"]) {
      const [cell, ...others] = await counts("worker", { by });
      expect([by, cell?.people, others]).toEqual([by, 13, []]);
    }
    expect((await (await town.as("worker")).getFunnel({ params: { programmeId } })).body).toEqual({
      briefed: 13,
      applied: 13,
      hired: 13,
      retained: 0,
    });
  });

  it("stay thirteen when every one of the fourteen is delivered three times more, in random order", async () => {
    const random = seededRandom(13);
    const told = town.told(started);
    await town.tellAgain([...told, ...told, ...told].toSorted(() => random() - 0.5));
    await town.drain();
    const whole = { by: "subdistrict", programmeId, employerId };
    expect(await counts("worker", whole)).toEqual([{ value: "双流区怡心街道", people: 13 }]);
  });

  it("stay thirteen when one of them closes the profile and registers anew, as the desk knows them again", async () => {
    const caseworker = await town.as("caseworker");
    const earlierSeekerId = seekerIds[1] ?? "";
    const attempt = walkIn(town, inChengdu, "居民2", { earlierSeekerId });
    await expect(attempt).rejects.toMatchObject({
      problem: { errors: [{ pointer: "/earlierSeekerId", code: "registered-already" }] },
    });
    await caseworker.closeSeeker({ params: { seekerId: earlierSeekerId }, body: { cause: "moved-away" } });
    const { seekerId } = await walkIn(town, inChengdu, "居民2", { earlierSeekerId });
    expect(seekerId).not.toBe(earlierSeekerId);
    const offer = offerOf(programmeId, employerId, { openings: 1 });
    const { postingId } = await publishedPosting(town, inChengdu, offer);
    await signs(town, inChengdu, seekerId, employerId);
    await hired(town, inChengdu, (await applied(town, inChengdu, { seekerId, postingId })).jobApplicationId);
    expect(town.told(started)).toHaveLength(15);
    expect(await counts("worker", { by: "programme" })).toEqual([{ value: programmeId, people: 13 }]);
    const funnel = (await (await town.as("worker")).getFunnel({ params: { programmeId } })).body;
    expect(funnel).toMatchObject({ briefed: 13, applied: 13, hired: 13 });
  });

  it("are told to others than staff as a whole, and one of another subdistrict cannot be subtracted", async () => {
    const caseworker = await town.as("caseworker");
    const { seekerId } = await walkIn(town, inChengdu, "居民十四", { place: { area: "双流区东升街道" } });
    const body = { seekerId, programmeId, employerId, title: "保洁员", startedOn: "2020-03" };
    await caseworker.recordPlacement({ body });
    await town.drain();
    expect(await counts("worker", { by: "subdistrict" })).toHaveLength(2);
    expect(await counts("xiaozhang", { by: "programme" })).toEqual([{ value: programmeId, people: 14 }]);
    for (const query of [
      { by: "subdistrict" },
      { by: "employer" },
      { by: "subdistrict", programmeId },
      { by: "employer", programmeId },
      { by: "subdistrict", programmeId, employerId },
    ])
      await expect(counts("xiaozhang", query)).rejects.toMatchObject({
        problem: { status: 403, code: "role-not-allowed" },
      });
  });

  it("are a table of their owners, without names, that a spreadsheet opens", async () => {
    const target = `/v1/communities/${inChengdu.slug}/employment/programmes/${programmeId}/placements`;
    const headers = { authorization: `Bearer ${await town.token("worker")}` };
    const answered = await town.answer({
      method: "GET",
      target,
      headers,
      read: async () => Buffer.alloc(0),
    });
    expect(answered.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const bytes = Buffer.from(await answered.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = bytes.subarray(3).toString();
    const [head = "", ...rows] = text.trim().split("\n");
    expect(head.startsWith("编号,街道,用人单位,关联单位")).toBe(true);
    expect(rows).toHaveLength(16);
    expect(text).not.toMatch(/居民|per_|skr_/);
    expect(rows.filter((row) => /双流区怡心街道,中铁地产物业,是,2020-03,秩序员,秩序员,0,0,/.test(row))).toHaveLength(
      14,
    );
    expect((await town.send("xiaozhang", "GET", target)).status).toBe(403);
  });
});
