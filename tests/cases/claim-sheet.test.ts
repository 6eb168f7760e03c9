import { beforeAll, describe, expect, it } from "vitest";
import type { Neighbour } from "#infra/local/neighbour.ts";
import { field } from "../town/refusing.ts";
import { openTown, type Town } from "../town/town.ts";

let town: Town;
let desk: Neighbour;
let admin: Neighbour;

beforeAll(async () => {
  town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  desk = await town.as("ding");
  admin = await town.as("admin-yangguang");
});

const registered = async (name: string, room: string): Promise<string> =>
  (await desk.registerPerson({ body: { name, room, building: "6栋" } })).body.personId;

const sheetOf = async (by: Neighbour, idempotencyKey: string): Promise<string> =>
  String((await by.printClaimSheet({ body: { building: "6栋" }, idempotencyKey })).body);

const codeOn = (sheet: string, personId: string): string =>
  new RegExp(`${personId}</strong></p>\\n<p>[^<]*<strong>([A-Z2-7-]+)<`).exec(sheet)?.[1] ?? "";

describe("the sheet of a building", () => {
  it("holds a slip for each who has not claimed, and a code that binds their sign-in", async () => {
    const ids = [await registered("井一", "101"), await registered("井二", "102")];
    const sheet = await sheetOf(desk, "sheet");
    expect(await sheetOf(desk, "sheet")).toBe(sheet);
    for (const shown of ["井一", "102", ...ids]) expect(sheet).toContain(shown);
    expect(sheet).not.toContain("唐先生");
    const [personId = ""] = ids;
    const jing = await town.as("jing", "yangguang-huayuan");
    await jing.claimPerson({ body: { personId, code: codeOn(sheet, personId) } });
    expect(await sheetOf(desk, "again")).not.toContain(personId);
  });

  it("is of no building that the community does not have", async () => {
    const elsewhere = desk.printClaimSheet({ body: { building: "99栋" } });
    await expect(elsewhere).rejects.toMatchObject({ problem: field("/building", "unknown-building") });
  });

  it("holds of the desk nobody who has another role than that of a resident", async () => {
    const personId = await registered("井三", "103");
    await admin.grantRole({ body: { personId, role: "correspondent" } });
    expect(await sheetOf(desk, "by the desk")).not.toContain(personId);
    expect(await sheetOf(admin, "by the administrator")).toContain(personId);
  });

  it("is of two hundred people at most, and says where the next begins", async () => {
    const rows = Array.from({ length: 201 }, (_, nth) => `众${nth},5栋,${nth}`);
    const headers = { "content-type": "text/csv", "idempotency-key": "many" };
    const path = "/v1/communities/yangguang-huayuan/communities/roster-imports";
    const body = ["姓名,楼栋,房号", ...rows].join("\n");
    const told: { importId: string } = (await town.send("admin-yangguang", "POST", path, { headers, body })).body;
    await admin.commitRosterImport({ params: told, body: {} });
    await town.drain();
    const print = async (cursor?: string) =>
      String((await admin.printClaimSheet({ body: { building: "5栋", ...(cursor && { cursor }) } })).body);
    const slips = (sheet: string): number => sheet.split("<section").length - 1;
    const first = await print();
    const cursor = /cursor[^<]*<strong>([^<]+)</.exec(first)?.[1] ?? "";
    expect([slips(first), slips(await print(cursor))]).toEqual([200, 1]);
  });
});
