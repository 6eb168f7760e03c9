import { beforeAll, describe, expect, it } from "vitest";
import { inYangguang, registered, walkIn } from "../town/jobs.ts";
import { openTown, type Town } from "../town/town.ts";

describe("somebody who is no member and looks for work", () => {
  let town: Town;
  let seekerId: string;
  beforeAll(async () => {
    town = await openTown({ start: "2026-03-02T01:00:00.000Z" });
    ({ seekerId } = await walkIn(town, inYangguang, "吐尔逊·阿依", { phone: "13800138111" }));
  });
  const likely = async (name: string, more: object = {}) => {
    const { likelyDuplicates } = (await walkIn(town, inYangguang, name, more)) as unknown as {
      likelyDuplicates: { seekerId: string }[];
    };
    return likelyDuplicates.map((each) => each.seekerId);
  };

  it("is shown to staff beside those who are called the same, however it is spelled, or have the same phone", async () => {
    expect(await likely("吐尔逊•阿依", { phone: "13800138222" })).toContain(seekerId);
    expect(await likely("阿依古丽", { phone: "138 0013 8111" })).toContain(seekerId);
    expect(await likely("王不同", { phone: "13800138333" })).toEqual([]);
  });

  it("is found by the phone they have now, not by the one they had", async () => {
    const { seekerId: moved } = await walkIn(town, inYangguang, "换号人", { phone: "13800138444" });
    const staff = await town.as(inYangguang.caseworker);
    await staff.changeSeeker({ params: { seekerId: moved }, body: { phone: "13800138555" } });
    expect(await likely("旁人甲", { phone: "13800138444" })).toEqual([]);
    expect(await likely("旁人乙", { phone: "13800138555" })).toEqual([moved]);
  });

  it("is a hint for staff alone: a member learns of nobody", async () => {
    const own = await registered(town, "qin", { name: "吐尔逊·阿依" });
    expect(own).toMatchObject({ likelyDuplicates: [] });
  });
});
