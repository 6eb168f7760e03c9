import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { openTown, type Town } from "../town/town.ts";

let town: Town;
let admin: Neighbour;
let keys = 0;

beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  admin = await town.as("admin-yangguang");
});

const heldBy = async (personId: string) =>
  (await admin.getPerson({ params: { personId } })).body.grants.map(({ role }) => role);

describe("a batch of grants", () => {
  it("is first only looked at: each row sees those before it, and nothing is written", async () => {
    const personId = await town.idOf("tang");
    const body = {
      dryRun: true,
      grants: [
        { personId, role: "mediator" as const },
        { personId, role: "mediator" as const },
        { personId: "per_aaaaaaaaaaaaaaaaaaaa", role: "mediator" as const },
        { personId, role: "building-leader" as const, building: "9栋" },
        { personId: await town.idOf("admin-yangguang"), role: "mediator" as const },
      ],
    };
    const told = (await admin.grantRoles({ body })).body;
    expect(told.granted).toMatchObject([{ personId, role: "mediator" }]);
    expect(told.granted[0]?.grantId).toBeUndefined();
    expect(told.refused).toEqual([
      { pointer: "/grants/1/role", code: "there-already" },
      { pointer: "/grants/2/personId", code: "unknown-person" },
      { pointer: "/grants/3/building", code: "unknown-building" },
      { pointer: "/grants/4/personId", code: "not-to-oneself" },
    ]);
    expect(await heldBy(personId)).toEqual(["resident"]);
    const done = (await admin.grantRoles({ body: { ...body, dryRun: false }, idempotencyKey: "batch" })).body;
    expect(done.refused).toEqual(told.refused);
    expect(await heldBy(personId)).toEqual(["resident", "mediator"]);
    await admin.grantRoles({ body: { ...body, dryRun: false }, idempotencyKey: "batch" });
    expect(await heldBy(personId)).toEqual(["resident", "mediator"]);
  });

  it("holds a hundred rows at most", async () => {
    const row = { personId: await town.idOf("tang"), role: "correspondent" as const };
    const grants = Array.from({ length: 101 }, () => row);
    await expect(admin.grantRoles({ body: { grants } })).rejects.toMatchObject({ problem: { status: 400 } });
  });
});

type Told = { readonly importId: string; readonly errors: readonly unknown[] };

const upload = async (...rows: readonly string[]): Promise<Told> => {
  keys += 1;
  const headers = { "content-type": "text/csv", "idempotency-key": `bulk ${keys}` };
  const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
  return (await town.send("admin-yangguang", "POST", path, { headers, body: rows.join("\n") })).body;
};

const takenIn = async (...rows: readonly string[]) => {
  const params = { importId: (await upload(...rows)).importId };
  await admin.commitRosterImport({ params, body: {} });
  await town.drain();
  return (await admin.getRosterImport({ params })).body;
};

const found = async (name: string) => {
  const { items } = (await admin.listPeople({ query: { building: "5栋", limit: 100 } })).body;
  const personId = items.find((each) => each.name === name)?.personId ?? "";
  return (await admin.getPerson({ params: { personId } })).body;
};

describe("a roster that says how people are known, and what they are", () => {
  it("takes in who works here and lives in no building, whom the list of those names", async () => {
    expect(await takenIn("姓名,角色", "外住,物业人员")).toMatchObject({ addedCount: 1 });
    const listed = async () => {
      const { items } = (await admin.listPeople({ query: { limit: 100 } })).body;
      return items.filter(({ name }) => name === "外住");
    };
    const [{ personId } = { personId: "nobody" }] = await listed();
    expect((await admin.getPerson({ params: { personId } })).body.name).toBe("外住");
    expect(String((await admin.printClaimSheet({ body: {} })).body)).toContain(personId);
    await admin.correctPerson({ params: { personId }, body: { building: "4栋" } });
    expect(await listed()).toEqual([]);
  });

  it("names the cells that say neither", async () => {
    const { errors } = await upload("姓名,楼栋,已核实,角色", "甲,5栋,听说,楼长", "乙,,,楼长", "丙,5栋,,用人单位联系人");
    expect(errors).toMatchObject([
      { row: 2, column: "verified", code: "not-one-of" },
      { row: 3, column: "building", code: "required" },
      { row: 4, column: "roles", code: "not-one-of" },
    ]);
  });

  it("makes residents of the verified, grants the roles, and leaves who is neither", async () => {
    const rows = [
      "贺一,5栋,501,物业登记,",
      "贺二,5栋,502,,调解员；building-leader",
      "贺三,5栋,503,,",
      "贺四,5栋,504,id-shown,物业人员",
    ];
    expect(await takenIn("姓名,楼栋,房号,已核实,角色", ...rows)).toMatchObject({ addedCount: 4, failedCount: 0 });
    const rolesOf = async (name: string) => (await found(name)).grants.map(({ role, building }) => [role, building]);
    expect(await rolesOf("贺一")).toEqual([["resident", undefined]]);
    expect(await rolesOf("贺二")).toEqual([
      ["mediator", undefined],
      ["building-leader", "5栋"],
    ]);
    expect(await rolesOf("贺三")).toEqual([]);
    expect([(await found("贺一")).status, (await found("贺三")).status]).toEqual(["verified", "unverified"]);
    expect((await found("贺一")).grants[0]?.grantedBy).toBe(await town.idOf("admin-yangguang"));
  });

  it("verifies who is known already, and tells of a role that its importer would give themselves", async () => {
    const { body: own } = await admin.getPerson({ params: { personId: await town.idOf("admin-yangguang") } });
    const rows = ["贺三,5栋,503,当面认识,通讯员", `${own.name},,,,调解员`];
    const told = await takenIn("姓名,楼栋,房号,已核实,角色", ...rows);
    expect(told).toMatchObject({ addedCount: 0, knownCount: 1, failures: [{ row: 3, code: "not-to-oneself" }] });
    expect((await found("贺三")).grants.map(({ role }) => role).toSorted()).toEqual(["correspondent", "resident"]);
    expect(await heldBy(own.personId)).toEqual(["community-admin"]);
    const once = await takenIn("姓名,楼栋,房号,已核实,角色", "贺三,5栋,503,当面认识,通讯员");
    expect(once).toMatchObject({ knownCount: 1, failedCount: 0 });
    expect((await found("贺三")).grants).toHaveLength(2);
  });

  it("goes out with both, to be read again", async () => {
    const headers = { "accept-language": "zh-CN" };
    const { text } = await town.send(
      "admin-yangguang",
      "GET",
      "/v1/communities/yangguang-huayuan/communities/rosters/csv",
      {
        headers,
      },
    );
    expect(text).toContain("贺二,,5栋,502,,,,调解员、楼长");
    expect(text).toContain("贺一,,5栋,501,,,物业登记,居民");
  });
});
