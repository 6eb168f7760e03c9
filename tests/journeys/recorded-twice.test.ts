import { describe, expect, it } from "vitest";
import { activeProgramme, inYangguang, registeredEmployer, verified, walkIn } from "../town/jobs.ts";
import { openTown } from "../town/town.ts";

const wrong = (pointer: string, code: string) => ({ problem: { status: 400, errors: [{ pointer, code }] } });

describe("what is recorded twice", () => {
  it("is an employer by its credit code", async () => {
    const fang = await (await openTown()).as("fang");
    const body = { name: "甲单位", industry: "retail" as const, creditCode: "91440600MA4UQ0000X" };
    await fang.registerEmployer({ body });
    const again = fang.registerEmployer({ body: { ...body, name: "甲单位（分公司）" } });
    await expect(again).rejects.toMatchObject(wrong("/creditCode", "there-already"));
  });

  it("is a placement at an employer, as long as the one before it lasts", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const miao = await town.as("miao");
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    const { seekerId } = await walkIn(town, inYangguang, "孙八");
    const body = { seekerId, programmeId, employerId, title: "保洁员", startedOn: "2026-02" };
    const { placementId } = (await miao.recordPlacement({ body })).body;
    await expect(miao.recordPlacement({ body })).rejects.toMatchObject(wrong("/employerId", "placed-already"));
    await miao.endPlacement({ params: { placementId }, body: { cause: "resigned" } });
    expect((await miao.recordPlacement({ body })).body.placementId).not.toBe(placementId);
  });

  it("is an owner of a programme by its name; and no programme was founded in the future", async () => {
    const fang = await (await openTown({ start: "2026-03-02T01:00:00.000Z" })).as("fang");
    const owner = { name: "社区", side: "community" as const };
    const plan = { name: "计划", foundedOn: "2026", place: { area: "怡心街道" } };
    const twice = fang.foundProgramme({ body: { ...plan, owners: [owner, { ...owner, side: "property" }] } });
    await expect(twice).rejects.toMatchObject(wrong("/owners/1/name", "there-already"));
    const early = fang.foundProgramme({ body: { ...plan, owners: [owner], foundedOn: "2099" } });
    await expect(early).rejects.toMatchObject({
      problem: { code: "date-implausible", errors: [{ pointer: "/foundedOn", code: "in-the-future" }] },
    });
  });
});
