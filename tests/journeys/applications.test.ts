import { describe, expect, it } from "vitest";
import { openTown } from "../town/town.ts";

const slug = "meihua-yuan";
const asked = {
  slug,
  name: "梅花苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋", group: "东区", households: 48 }],
  founders: [
    { body: "物业服务中心", side: "property" as const },
    { body: "社区居委会", side: "community" as const },
  ],
  contact: { name: "林女士", phone: "138 0013 8000" },
};

describe("a community whose calendar nobody announced", () => {
  it("shows at which step it stopped and why, and goes on from there", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const ops = await town.as("ops", slug);
    const { body } = await (await town.as("", slug)).applyForCommunity({
      body: {
        ...asked,
        slug: "lindenhof",
        name: "Lindenhof",
        language: "en",
        timeZone: "Europe/Berlin",
        contact: { name: "Ada", phone: "+49 30 901820" },
      },
    });
    const params = { applicationId: body.application.applicationId };
    await ops.screenApplication({ params, body: {} });
    await ops.approveApplication({ params, body: {} });
    await town.drain();
    const stopped = (await ops.getApplication({ params })).body;
    expect(stopped).toMatchObject({
      status: "provisioning",
      steps: [
        { step: "community", result: "done" },
        { step: "calendar", result: "failed", code: "calendar-missing" },
      ],
    });
    const calendar = { "2026": { holidays: ["2026-12-25"], makeUpWorkdays: [] } };
    await ops.resumeProvisioning({ params, body: { calendar } });
    await town.drain();
    expect((await ops.getApplication({ params })).body.status).toBe("active");
    const profile = await (await town.as("", "lindenhof")).getProfile({});
    expect(profile.body.language).toBe("en");
  });
});

describe("an application that is rejected", () => {
  it("tells why, and holds no slug", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const ops = await town.as("ops", slug);
    const apply = async () => (await (await town.as("", slug)).applyForCommunity({ body: asked })).body;
    const first = await apply();
    const params = { applicationId: first.application.applicationId };
    await ops.rejectApplication({ params, body: { reason: "材料不全" } });
    expect(await town.follow(params.applicationId, first.code)).toMatchObject({
      body: { status: "rejected", rejection: { reason: "材料不全" } },
    });
    expect((await apply()).application.applicationId).not.toBe(params.applicationId);
  });

  it("is one of three of one slug: they are approved at the same moment, and one of them has it", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const anyone = await town.as("", slug);
    const ops = await town.as("ops", slug);
    const ask = async (name: string) => {
      const { applicationId } = (await anyone.applyForCommunity({ body: { ...asked, name } })).body.application;
      await ops.screenApplication({ params: { applicationId }, body: {} });
      return { applicationId };
    };
    const waiting = await Promise.all(["甲", "乙", "丙"].map(ask));
    const settled = await Promise.allSettled(waiting.map((params) => ops.approveApplication({ params, body: {} })));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is the twenty-first in an hour: too many, for now", async () => {
    const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    const anyone = await town.as("", slug);
    const applying = (n: number) => anyone.applyForCommunity({ body: { ...asked, slug: `yuan-${n}` } });
    for (let n = 0; n < 20; n += 1) await applying(n);
    const { status, headers } = await town.send(undefined, "POST", "/v1/public/applications", {
      headers: { "content-type": "application/json", "idempotency-key": "one more" },
      body: JSON.stringify({ ...asked, slug: "yuan-20" }),
    });
    expect([status, headers.get("retry-after")]).toEqual([429, expect.any(String)]);
    town.clock.advance(60);
    expect((await applying(20)).status).toBe(201);
  });
});
