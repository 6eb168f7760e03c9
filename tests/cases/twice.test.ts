import { beforeAll, describe, expect, it } from "vitest";
import { inYangguang } from "../town/cases.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

describe("what is there already", () => {
  let town: Town;
  const refused = (attempt: Promise<unknown>, pointer: string, code = "there-already") =>
    expect(attempt).rejects.toMatchObject({ problem: field(pointer, code) });
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("is no second household of a flat, nor a second child of one name and year", async () => {
    const desk = await town.as("ding");
    const personId = await town.idOf(inYangguang.disputants[0] ?? "");
    const body = { building: "1栋", room: "1101", memberIds: [personId] };
    const { householdId } = (await desk.foundHousehold({ body })).body;
    const errors = [{ pointer: "/memberIds/0", code: "in-household" }];
    const second = desk.foundHousehold({ body });
    await expect(second).rejects.toMatchObject({ problem: { status: 409, householdId, errors } });
    const child = { nickname: "小宝", birthYear: 2018, guardianIds: [personId] };
    await desk.addDependant({ params: { householdId }, body: child });
    await refused(desk.addDependant({ params: { householdId }, body: child }), "/nickname");
  });

  it("is no second grant of a role; one that was revoked may be given again", async () => {
    const admin = await town.as("admin-yangguang");
    const body = { personId: await town.idOf("jiang"), role: "mediator" as const };
    const { grantId } = (await admin.grantRole({ body })).body;
    await refused(admin.grantRole({ body }), "/role");
    await admin.revokeRole({ params: { grantId }, body: {} });
    expect((await admin.grantRole({ body })).status).toBe(201);
  });

  it("is no second building in one application, however it is written", async () => {
    const founders = [
      { body: "物业", side: "property" as const },
      { body: "居委会", side: "community" as const },
    ];
    const body = { slug: "two-alike", name: "两栋", language: "zh-CN" as const, timeZone: "Asia/Shanghai", founders };
    const contact = { name: "林", phone: "13800138000" };
    const buildings = [{ name: "1栋" }, { name: "１ 栋" }];
    const attempt = (await town.as("")).applyForCommunity({ body: { ...body, contact, buildings } });
    await refused(attempt, "/buildings/1/name", "twice");
  });
});

describe("what was just decided", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  });

  it("holds in the next call: a role that was just given, and a number that was just set", async () => {
    const [admin, jiang] = [await town.as("admin-yangguang"), await town.as("jiang")];
    const listing = () => jiang.listCases({ query: { status: "reported" } });
    await expect(listing()).rejects.toMatchObject({ problem: { status: 403 } });
    await admin.grantRole({ body: { personId: await town.idOf("jiang"), role: "mediator" } });
    expect((await listing()).status).toBe(200);
    await admin.setPolicyRow({ params: { key: "offerHours" }, body: { value: 7 } });
    const rows = (await admin.listPolicyRows({})).body.items;
    expect(rows.find(({ key }) => key === "offerHours")).toMatchObject({ own: 7 });
  });

  it("holds in the next call: a community that was suspended takes writes again once it is resumed", async () => {
    const operator = await town.as("ops", "yangguang-huayuan");
    const sun = await town.as("sun");
    const filing = async () =>
      sun.fileCase({
        body: {
          category: "noise",
          place: { building: "2栋" },
          source: "proactive",
          disputants: [{ name: "秦", personId: await town.idOf("qin") }],
        },
      });
    await operator.suspendCommunity({ body: { reason: "核查" } });
    town.clock.advance(1);
    await expect(filing()).rejects.toMatchObject({ problem: { status: 423 } });
    await operator.resumeCommunity({ body: {} });
    expect((await filing()).status).toBe(201);
  });

  it("was done today where the community lies, not where it is tomorrow already", async () => {
    town.clock.set("2026-03-03T11:30:00.000Z");
    const sun = await town.as("sun");
    const filing = async (happenedOn: string) =>
      sun.fileCase({
        body: {
          category: "noise",
          place: { building: "2栋" },
          source: "proactive",
          happenedOn,
          disputants: [{ name: "秦", personId: await town.idOf("qin") }],
        },
      });
    await expect(filing("2026-03-04")).rejects.toMatchObject({
      problem: { status: 422, errors: [{ pointer: "/happenedOn", code: "in-the-future" }] },
    });
    expect((await filing("2026-03-03")).status).toBe(201);
  });
});
