import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "#shared/domain/roles.ts";
import { openTown, type Town } from "../town/town.ts";

describe("those who hold a role", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  const holders = async (role: Role, persona = "ding") =>
    (await (await town.as(persona)).listRoleHolders({ query: { role } })).body.items;
  const names = async (role: Role) => (await holders(role)).map(({ name }) => name);

  it("are listed for staff by the names that they have now, with scope and term", async () => {
    const admin = await town.as("admin-yangguang");
    const personId = await town.idOf("jiang");
    const to = "2026-04-02T01:00:00.000Z";
    for (const building of ["2栋", "5栋"])
      await admin.grantRole({ body: { personId, role: "building-leader", building, to } });
    await admin.correctPerson({ params: { personId }, body: { name: "江楼长" } });
    expect(await holders("building-leader")).toMatchObject([
      { personId, name: "江楼长", grants: [{ building: "2栋", to }, { building: "5栋" }] },
    ]);
    expect(await names("resident")).toContain("江楼长");
  });

  it("are in it no more once the role is revoked or its term is over, nor who moved out", async () => {
    const admin = await town.as("admin-yangguang");
    const [leader] = await holders("building-leader");
    const [first, second] = leader?.grants.map(({ grantId }) => grantId) ?? [];
    await admin.revokeRole({ params: { grantId: first ?? "" }, body: {} });
    expect((await holders("building-leader"))[0]?.grants.map(({ grantId }) => grantId)).toEqual([second]);
    town.clock.set("2026-04-03T01:00:00.000Z");
    expect(await holders("building-leader")).toEqual([]);
    const personId = await town.idOf("jiang");
    await (await town.as("admin-yangguang")).moveOutPerson({ params: { personId }, body: {} });
    await town.drain();
    expect(await names("resident")).not.toContain("江楼长");
  });

  it("page by page are each listed once", async () => {
    const desk = await town.as("ding");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await desk.listRoleHolders({ query: { role: "resident", limit: 1, ...(cursor && { cursor }) } });
      seen.push(...body.items.map(({ personId }) => personId));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual((await holders("resident")).map(({ personId }) => personId));
  });

  it("are nobody's to list but staff's, nor by a role that there is not", async () => {
    await expect(holders("mediator", "qin")).rejects.toMatchObject({ problem: { status: 403 } });
    const errors = [{ parameter: "role", code: "not-one-of" }];
    await expect(holders("king" as never)).rejects.toMatchObject({ problem: { status: 400, errors } });
  });
});
