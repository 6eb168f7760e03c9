import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

const community = "/v1/communities/yangguang-huayuan";
const unknown = ["4号楼", "99栋", "不存在的楼", "4"];

let town: Town;
let keys = 0;
beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
});

const sent = (persona: string, path: string, body: unknown) => {
  keys += 1;
  const headers = { "content-type": "application/json", "idempotency-key": `building ${keys}` };
  return town.send(persona, "POST", community + path, { headers, body: JSON.stringify(body) });
};

const dispute = (building: string) =>
  sent("sun", "/mediation/cases", {
    category: "noise",
    place: { building },
    source: "proactive",
    disputants: [{ name: "甲" }],
  });
const issue = (building: string) => sent("qin", "/meetings/issues", { title: "单元门", building });

// biome-ignore format: a table is read by its rows
const doors = [
  ["a dispute", dispute, "/place/building", { case: { place: { building: "4栋" } } }],
  ["an issue of the joint meeting", issue, "/building", { issue: { building: "4栋" } }],
] as const;

let listed = 7;

describe.each(doors)("the building of %s", (_, ask, pointer, told) => {
  it.each(unknown)("is one of the community's list: %s is refused", async (building) => {
    expect(await ask(building)).toMatchObject({
      status: 400,
      body: { code: "invalid", errors: [{ pointer, code: "unknown-building" }] },
    });
  });

  it("is one building however it is typed", async () => {
    for (const building of ["4 栋", "４栋", "4栋\u200b"])
      expect(await ask(building)).toMatchObject({ status: 201, body: told });
  });

  it("is known as soon as it is in the list", async () => {
    const name = `${listed}栋`;
    listed += 1;
    expect((await ask(name)).status).toBe(400);
    await (await town.as("admin-yangguang")).setBuilding({ body: { name } });
    expect((await ask(name)).status).toBe(201);
  });
});
