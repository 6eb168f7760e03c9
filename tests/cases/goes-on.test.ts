import { describe, expect, it } from "vitest";
import { openTown } from "../town/town.ts";

const base = "/v1/communities/yangguang-huayuan/communities";

describe("an answer after which work follows", () => {
  it("says when to look again, and no longer once it is done: a roster that is taken in", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const headers = { "content-type": "text/csv", "idempotency-key": "roster" };
    const told = await town.send("admin-yangguang", "POST", `${base}/roster-imports`, {
      headers,
      body: "姓名,楼栋\n候女士,5栋\n",
    });
    expect(told.headers.get("retry-after")).toBeNull();
    const { importId } = told.body as { importId: string };
    const params = { importId };
    const admin = await town.as("admin-yangguang");
    const waitOf = async () => (await admin.getRosterImport({ params })).headers.get("retry-after");
    expect(await waitOf()).toBeNull();
    expect((await admin.commitRosterImport({ params, body: {} })).headers.get("retry-after")).toBe("1");
    expect(await waitOf()).toBe("1");
    await town.drain();
    expect(await waitOf()).toBeNull();
  });

  it("says so of an export, and of a removal that has begun", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const qin = await town.as("qin");
    const asked = await qin.requestDataExport({ body: {} });
    expect(asked.headers.get("retry-after")).toBe("1");
    await town.drain();
    const params = { exportId: asked.body.exportId };
    expect((await qin.getDataExport({ params })).headers.get("retry-after")).toBeNull();
    expect((await qin.requestErasure({ body: {} })).headers.get("retry-after")).toBeNull();
    const admin = await town.as("admin-yangguang");
    const gone = { params: { personId: await town.idOf("luo") }, body: {} };
    await admin.moveOutPerson(gone);
    expect((await admin.anonymisePerson(gone)).headers.get("retry-after")).toBe("1");
  });

  it("says so of an application that is approved, until the community is there", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const asking = {
      slug: "new-estate",
      name: "新社区",
      language: "zh-CN",
      timeZone: "Asia/Shanghai",
      buildings: [{ name: "1栋" }],
      founders: [
        { body: "物业", side: "property" },
        { body: "居委会", side: "community" },
      ],
      contact: { name: "新管理员", phone: "13800138999" },
    };
    const headers = { "content-type": "application/json", "idempotency-key": "apply" };
    const made = await town.send(undefined, "POST", "/v1/public/applications", {
      headers,
      body: JSON.stringify(asking),
    });
    const { application, code } = made.body as { application: { applicationId: string }; code: string };
    const operator = await town.as("ops", "yangguang-huayuan");
    const params = { applicationId: application.applicationId };
    await operator.screenApplication({ params, body: {} });
    expect((await operator.approveApplication({ params, body: {} })).headers.get("retry-after")).toBe("1");
    expect((await town.follow(params.applicationId, code)).headers.get("retry-after")).toBe("1");
    await town.drain();
    expect((await town.follow(params.applicationId, code)).headers.get("retry-after")).toBeNull();
  });
});
