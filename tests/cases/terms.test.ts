import { beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";
const second = (seconds: number): string => new Date(Date.parse(start) + seconds * 1000).toISOString();

let town: Town;
beforeAll(async () => {
  town = await openTown({ start });
});

describe("a role whose term begins and ends within what is kept of its holder", () => {
  const reads = async () =>
    (await town.send("qin", "GET", "/v1/communities/yangguang-huayuan/communities/people?building=2%E6%A0%8B")).status;

  it("is held from its beginning and refused at its end", async () => {
    const admin = await town.as("admin-yangguang");
    const personId = await town.idOf("qin");
    await admin.grantRole({ body: { personId, role: "desk-operator", from: second(10), to: second(20) } });
    const told: number[] = [];
    for (const seconds of [5, 9, 10, 19, 20, 24]) {
      town.clock.set(second(seconds));
      told.push(await reads());
    }
    expect(told).toEqual([403, 403, 200, 200, 403, 403]);
  });
});
