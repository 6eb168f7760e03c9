import { describe, expect, it } from "vitest";
import { numberOf } from "#shared/domain/policy.ts";
import { openTown, type Town } from "../town/town.ts";

const start = "2026-03-02T01:00:00.000Z";

const asked = {
  slug: "yuan",
  name: "苑",
  language: "zh-CN" as const,
  timeZone: "Asia/Shanghai",
  buildings: [{ name: "1栋" }],
  founders: [
    { body: "甲", side: "property" as const },
    { body: "乙", side: "community" as const },
  ],
  contact: { name: "甲", phone: "13800138000" },
};

it("an application that is not valid takes no place among those of its hour", async () => {
  const town = await openTown({ start });
  const application = (nth: number, phone: string) => ({
    ...asked,
    slug: `yuan-${nth}`,
    contact: { name: "甲", phone },
  });
  const apply = async (nth: number, phone: string): Promise<number> => {
    const headers = { "content-type": "application/json", "idempotency-key": `a${nth}` };
    const body = JSON.stringify(application(nth, phone));
    return (await town.send(undefined, "POST", "/v1/public/applications", { headers, body })).status;
  };
  const most = numberOf("applicationsAnHour");
  for (let nth = 0; nth < most + 5; nth += 1) expect(await apply(nth, "12345")).toBe(400);
  expect(await apply(most + 5, "13800138000")).toBe(201);
});

it("a slug is asked for by many until one of them is approved, and is theirs from then on", async () => {
  const town = await openTown({ start });
  const anyone = await town.as("", "yuan");
  const ask = async (name: string) => (await anyone.applyForCommunity({ body: { ...asked, name } })).body.application;
  const ops = await town.as("ops");
  const approve = async ({ applicationId }: { readonly applicationId: string }) => {
    const params = { applicationId };
    await ops.screenApplication({ params, body: {} });
    return (await ops.approveApplication({ params, body: {} })).body.status;
  };
  const taken = { problem: { status: 400, errors: [{ pointer: "/slug", code: "taken" }] } };

  const [first, second, third] = [await ask("甲苑"), await ask("乙苑"), await ask("丙苑")];
  expect(await approve(second)).toBe("approved");
  await expect(approve(first)).rejects.toMatchObject(taken);
  await expect(ask("丁苑")).rejects.toMatchObject(taken);
  await ops.rejectApplication({ params: third, body: { reason: "名称已被占用" } });
  await expect(ask("戊苑")).rejects.toMatchObject(taken);
});

describe("those who apply from two places", () => {
  const sent = (town: Town, from: string, key: string, body: object) =>
    town.send(undefined, "POST", "/v1/public/applications", {
      from,
      headers: { "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify(body),
    });
  const [here, there] = ["192.0.2.1", "192.0.2.2"];

  it("get each a code of their own, and a retry the same one", async () => {
    const town = await openTown({ start });
    const told = await Promise.all([here, there].map((from) => sent(town, from, "one", asked)));
    const codes = told.map(({ body }) => (body as { code: string }).code);
    expect(new Set(codes).size).toBe(2);
    expect((await sent(town, here, "one", asked)).body).toMatchObject({ code: codes[0] });
  });

  it("are counted apart", async () => {
    const town = await openTown({ start });
    for (let nth = 0; nth < numberOf("applicationsAnHour"); nth += 1)
      expect((await sent(town, here, `${nth}`, { ...asked, slug: `yuan-${nth}` })).status).toBe(201);
    expect((await sent(town, here, "more", asked)).status).toBe(429);
    expect((await sent(town, there, "more", asked)).status).toBe(201);
  });
});
