import { describe, expect, it } from "vitest";
import { seatedKey, seatsStore } from "#services/meetings/store/seats-store.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";

const personId = "per_qin";
const known = async (more: object = {}) => {
  const table = scoped(sqliteStore(":memory:").table, communityScope("local", "yangguang-huayuan"));
  await table.write({ put: { ...seatedKey(table.scope, personId), state: { personId, seats: {} }, ...more } });
  return seatsStore(table);
};

describe("somebody who was known before roles were kept", () => {
  it("is not gone when one of their roles ends, for nobody knows how many they had", async () => {
    const people = await known();
    await people.revoke(personId, "grt_old");
    expect(await people.goneOf([personId])).toEqual(new Set());
    await people.grant(personId, "grt_new");
    expect(Object.keys((await people.find(personId))?.grants ?? {})).toContain("grt_new");
  });

  it("stays gone who had moved out", async () => {
    const people = await known({ movedOutAt: "2026-03-02T01:00:00.000Z" });
    await people.revoke(personId, "grt_old");
    expect(await people.goneOf([personId])).toEqual(new Set([personId]));
  });
});

describe("somebody whose roles are all kept", () => {
  it("is gone when the last of them ends, in whichever order that is heard", async () => {
    const people = await known({ state: { personId, seats: {}, grants: {} }, ended: {} });
    await people.revoke(personId, "grt_late");
    await people.grant(personId, "grt_late");
    expect(await people.goneOf([personId])).toEqual(new Set([personId]));
    await people.grant(personId, "grt_other");
    expect(await people.goneOf([personId])).toEqual(new Set());
  });
});
