import { describe, expect, it } from "vitest";
import { storyStart, tellStory } from "#infra/local/story/tell.ts";
import { openTown } from "../town/town.ts";

describe("the story", () => {
  it("is told over HTTP on an empty store, without a surprise, and its trail in both languages", async () => {
    const town = await openTown({ start: storyStart });
    const { home, clock, devKey } = town;
    const lines: string[] = [];
    const today = () => new Date(clock.now());
    await tellStory({ home, clock, key: devKey, today, print: (line) => void lines.push(line) });
    const requests = lines.filter((line) => / {2}(GET|POST) {2}/.test(line));
    expect(requests.length).toBeGreaterThan(50);
    expect(requests.filter((line) => / {2}409 side-missing$/.test(line))).toHaveLength(1);
    for (const told of [
      /计划2021-08\/late重新开放/,
      /planned to open 2021-08\/late/,
      /待监护人同意/,
      /议题办结/,
      /The issue is closed/,
      /三方在场通过决议/,
      /纠纷中记入会议决议/,
      /13名居民/,
      /与您同在/,
    ])
      expect(lines.some((line) => told.test(line))).toBe(true);
  });

  it("says under what was just done who is told what of it, by what, and once", async () => {
    const town = await openTown({ start: storyStart });
    const { home, clock, devKey } = town;
    const lines: string[] = [];
    const today = () => new Date(clock.now());
    await tellStory({ home, clock, key: devKey, today, print: (line) => void lines.push(line) });
    const hire = lines.findIndex((line) => / {2}POST {2}\/employment\/applications\/\S+\/hire {2}200$/.test(line));
    expect(lines.slice(hire + 1, hire + 3).toSorted()).toEqual([
      "    ↳ 小张  收件箱  “秩序员”已办理入职。",
      "    ↳ 小张  收件箱  您在“中铁地产物业”的工作已登记。",
    ]);
    const closure = "收件箱  校区临时关闭，“儿童书法”暂停；您的名额保留。";
    const told = lines.filter((line) => line.includes("校区临时关闭"));
    expect(told.toSorted()).toEqual([
      `    ↳ 张女士  ${closure}`,
      `    ↳ 张奶奶  ${closure.replace("收件箱", "收件箱+服务台电话")}`,
    ]);
  });

  it("ends where something is not as told", async () => {
    const town = await openTown({ start: storyStart });
    const { home, clock, devKey } = town;
    const telling = { home, clock, key: devKey, today: () => new Date(clock.now()), print: () => {} };
    await (await town.as("liang")).foundAssociation({
      idempotencyKey: "story found",
      body: {
        name: "另一个互助会",
        foundedOn: "2020-09",
        founders: [
          { name: "甲", side: "property" },
          { name: "乙", side: "community" },
        ],
      },
    });
    await expect(tellStory(telling)).rejects.toThrow("422");
  });
});
