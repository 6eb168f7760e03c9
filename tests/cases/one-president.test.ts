import { beforeEach, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { field, refusing } from "../town/refusing.ts";
import { type Ground, ground as newGround, openTown, type Town } from "../town/town.ts";

const role = "association-president" as const;
const june = "2026-06-01T00:00:00.000Z";
const july = "2026-07-01T00:00:00.000Z";

let ground: Ground;
let town: Town;
let admin: Neighbour;
let sun: string;
let tang: string;

beforeEach(async () => {
  ground = await newGround();
  town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: ground });
  admin = await town.as("admin-yangguang");
  sun = await town.idOf("sun");
  tang = await town.idOf("tang");
});

const hasPresident = (personId: string) => ({
  problem: { status: 409, code: "has-president", personId, errors: [{ pointer: "/role" }] },
});
const grantOf = async (personId: string): Promise<string> => {
  const { grants } = (await admin.getPerson({ params: { personId } })).body;
  return grants.find((each) => each.role === role && !each.revokedAt)?.grantId ?? "";
};
const revoked = async (personId: string) => {
  await admin.revokeRole({ params: { grantId: await grantOf(personId) }, body: {} });
  town.clock.advance(1);
};
const presiding = (personId: string, term: object = {}) => admin.grantRole({ body: { personId, role, ...term } });

describe("the one president", () => {
  it("is not joined by a second: neither alone, nor in a batch, nor by a roster, and nothing is written", async () => {
    const refused = refusing(ground, "yangguang-huayuan");
    const grants = [{ personId: tang, role }];
    await refused(
      town,
      "admin-yangguang",
      (by) => by.grantRole({ body: { personId: tang, role } }),
      hasPresident(sun).problem,
    );
    for (const dryRun of [true, false]) {
      const { body } = await admin.grantRoles({ body: { dryRun, grants } });
      expect(body).toMatchObject({ granted: [], refused: [{ pointer: "/grants/0/role", code: "has-president" }] });
    }
    const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const wire = { headers, body: "姓名,楼栋,角色\n唐先生,6栋,互助会会长\n" };
    const seen = (await town.send("admin-yangguang", "POST", path, wire)).body;
    expect(seen).toMatchObject({ status: "refused", errors: [{ row: 2, column: "roles", code: "has-president" }] });
    await revoked(sun);
    const again = { ...wire, headers: { ...headers, "idempotency-key": "roster again" } };
    const told = (await town.send("admin-yangguang", "POST", path, again)).body as { importId: string };
    await presiding(sun);
    const params = { importId: told.importId };
    await admin.commitRosterImport({ params, body: {} });
    await town.drain();
    expect((await admin.getRosterImport({ params })).body).toMatchObject({ failures: [{ code: "has-president" }] });
    expect(await grantOf(tang)).toBe("");
  });

  it("is one of two who are granted it at once, and one of two in a batch that is only looked at", async () => {
    await revoked(sun);
    const luo = await town.idOf("luo");
    const grants = [tang, luo].map((personId) => ({ personId, role }));
    const { body } = await admin.grantRoles({ body: { dryRun: true, grants } });
    expect(body.refused).toEqual([{ pointer: "/grants/1/role", code: "has-president" }]);
    const two = await Promise.allSettled([presiding(tang), presiding(luo)]);
    expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("is followed by another when their term is over, and the next term is kept for who has it", async () => {
    await revoked(sun);
    await presiding(tang, { to: june });
    await presiding(sun, { from: june, to: july });
    await expect(presiding(await town.idOf("luo"), { from: "2026-05-01T00:00:00.000Z" })).rejects.toMatchObject(
      hasPresident(tang),
    );
    await presiding(await town.idOf("luo"), { from: july });
    town.clock.set("2026-06-01T00:01:00.000Z");
    await town.drain();
    admin = await town.as("admin-yangguang");
    expect((await admin.getPerson({ params: { personId: tang } })).body.grants.at(-1)?.revokedAt).toBeDefined();
  });

  it("makes room by moving out, and by being removed", async () => {
    await admin.moveOutPerson({ params: { personId: sun }, body: {} });
    town.clock.advance(1);
    await presiding(tang);
    await (await town.as("tang")).requestErasure({ body: {} });
    town.clock.advance(72 * 60);
    await town.drain();
    admin = await town.as("admin-yangguang");
    expect((await presiding(await town.idOf("luo"))).status).toBe(201);
  });
});

describe("the president's deputy", () => {
  const refused = (attempt: Promise<unknown>, pointer: string, code: string) =>
    expect(attempt).rejects.toMatchObject({ problem: field(pointer, code) });

  it("holds the same role beside the president, for a term, and may do what the president may", async () => {
    await refused(presiding(tang, { deputy: true }), "/to", "required");
    const other = { personId: tang, role: "mediator" as const, deputy: true as const, to: june };
    await refused(admin.grantRole({ body: other }), "/deputy", "not-allowed");
    await refused(presiding(sun, { deputy: true, to: june }), "/role", "there-already");
    expect((await presiding(tang, { deputy: true, to: june })).body).toMatchObject({ deputy: true, to: june });
    town.clock.advance(1);
    const deputy = await town.as("tang");
    expect((await deputy.listCases({ query: { status: "reported" } })).status).toBe(200);
    town.clock.set(june);
    await expect((await town.as("tang")).listCases({ query: { status: "reported" } })).rejects.toMatchObject({
      problem: { status: 403 },
    });
  });

  it("is taken in again unchanged with the roster that is exported, and so is the president", async () => {
    await presiding(tang, { deputy: true, to: june });
    const file = String((await admin.exportRosterCsv({})).body);
    const [president, deputy] = ["孙会长", "唐"].map((name) => file.split("\n").find((row) => row.includes(name)));
    expect(president).toContain("互助会会长");
    expect(deputy).not.toContain("互助会会长");
    const headers = { "content-type": "text/csv", "idempotency-key": "exported" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const told = (await town.send("admin-yangguang", "POST", path, { headers, body: file })).body;
    expect(told).toMatchObject({ status: "checked", errors: [] });
    const params = { importId: (told as { importId: string }).importId };
    await admin.commitRosterImport({ params, body: {} });
    await town.drain();
    expect((await admin.getRosterImport({ params })).body).toMatchObject({ status: "imported", failures: [] });
  });

  it("is not the one whom an association names as its president, and may become the president", async () => {
    const founders = [
      { name: "物业服务中心", side: "property" as const },
      { name: "社区居委会", side: "community" as const },
    ];
    const worker = await town.as("fang");
    const { associationId } = (await worker.foundAssociation({ body: { name: "会", foundedOn: "2026-02", founders } }))
      .body;
    const params = { associationId };
    await (await town.as("ding")).approveAssociation({ params, body: {} });
    await worker.enrolMember({ params, body: { personId: tang, name: "唐先生", capacity: "neighbour" } });
    await presiding(tang, { deputy: true, to: june });
    const appointing = { params, body: { personId: tang, from: "2026-03" } };
    await refused(worker.appointPresident(appointing), "/personId", "not-president");
    await revoked(sun);
    await presiding(tang);
    expect((await worker.appointPresident(appointing)).body.president?.personId).toBe(tang);
  });
});
