import { beforeAll, describe, expect, it } from "vitest";
import { activeProgramme, inYangguang, registeredEmployer, verified, walkIn } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("checks whether somebody is still at work, that wait for an answer", () => {
  let town: Town;
  let miao: string;
  let fang: string;
  const placements: string[] = [];
  type Query = { responsibleId?: string; limit?: number; cursor?: string | undefined };
  const listed = async (query: Query = {}, persona = "miao") =>
    (await (await town.as(persona)).listRetentionChecks({ query })).body;
  const dueAt = (month: string) => `2026-${month}T16:00:00.000Z`;

  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    miao = await town.idOf("miao");
    fang = await town.idOf("fang");
    const role = "employment-caseworker" as const;
    await (await town.as("admin-yangguang")).grantRole({ body: { personId: fang, role } });
    await town.drain();
    const { programmeId } = await activeProgramme(town, inYangguang);
    const employerId = await verified(town, inYangguang, await registeredEmployer(town, inYangguang));
    for (const [name, persona, day] of [
      ["赵六", "miao", "2026-03-02"],
      ["钱七", "fang", "2026-03-03"],
      ["孙八", "miao", "2026-03-04"],
    ] as const) {
      town.clock.set(`${day}T01:00:00.000Z`);
      const { seekerId } = await walkIn(town, inYangguang, name);
      const body = { seekerId, programmeId, employerId, title: "保洁员", startedOn: day };
      placements.push((await (await town.as(persona)).recordPlacement({ body })).body.placementId);
    }
    expect((await listed()).items).toEqual([]);
    town.clock.set("2026-04-10T01:00:00.000Z");
    await town.drain();
  });

  it("are listed the longest due first, with who is asked after, where, and by whom", async () => {
    const { items } = await listed();
    expect(items.map(({ placementId, responsibleId }) => [placementId, responsibleId])).toEqual([
      [placements[0], miao],
      [placements[1], fang],
      [placements[2], miao],
    ]);
    expect(items[0]).toMatchObject({
      month: 1,
      dueAt: dueAt("04-01"),
      seekerName: "赵六",
      employerName: "甲单位",
      position: "保洁员",
      responsibleName: "苗姐",
    });
  });

  it("are listed of who placed them alone, a page at a time", async () => {
    const first = await listed({ responsibleId: miao, limit: 1 });
    expect(first.items.map(({ placementId }) => placementId)).toEqual([placements[0]]);
    const second = await listed({ responsibleId: miao, limit: 1, cursor: first.nextCursor });
    expect(second.items.map(({ placementId }) => placementId)).toEqual([placements[2]]);
    expect((await listed({ responsibleId: fang })).items.map(({ placementId }) => placementId)).toEqual([
      placements[1],
    ]);
  });

  it("stand at home of those who ask, until they are answered", async () => {
    const { items } = (await (await town.as("miao")).getHome({})).body;
    const asked = items.filter(({ as }) => as === "asker").map(({ thing }) => thing);
    expect(asked.toSorted()).toEqual([...placements].toSorted());
  });

  it("are for caseworkers alone; a person who is none is refused, and one that is no id", async () => {
    await expect(listed({}, "qin")).rejects.toMatchObject({ problem: { status: 403 } });
    await expect(listed({ responsibleId: "me" })).rejects.toMatchObject({
      problem: { status: 400, errors: [{ parameter: "responsibleId" }] },
    });
  });

  it("go with their answer, and come again with the next month", async () => {
    const params = { placementId: placements[0] ?? "" };
    await (await town.as("miao")).checkRetention({ params, body: { month: 1, result: "retained" } });
    expect((await listed({ responsibleId: miao })).items.map(({ placementId }) => placementId)).toEqual([
      placements[2],
    ]);
    expect((await listed()).items).toHaveLength(2);
    town.clock.set("2026-06-02T01:00:00.000Z");
    await town.drain();
    const { items } = await listed({ responsibleId: miao });
    expect(items.map(({ placementId, month }) => [placementId, month])).toEqual([
      [placements[2], 1],
      [placements[0], 3],
    ]);
  });
});
