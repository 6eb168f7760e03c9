import { expect, it } from "vitest";
import { numberOf } from "#shared/domain/policy.ts";
import { openTown } from "../town/town.ts";

it("an application that is not valid takes no place among those of its hour", async () => {
  const town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
  const application = (nth: number, phone: string) => ({
    slug: `yuan-${nth}`,
    name: "苑",
    language: "zh-CN",
    timeZone: "Asia/Shanghai",
    buildings: [{ name: "1栋" }],
    founders: [
      { body: "甲", side: "property" },
      { body: "乙", side: "community" },
    ],
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
