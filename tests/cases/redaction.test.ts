import { describe, expect, it } from "vitest";
import { mustBeRedacted, personalIn } from "#shared/domain/redactor.ts";
import { named, ordinary, personal } from "./personal.ts";

const names = ["张奶奶", "李", "古丽·买买提", "Li Wei"];

describe("what may not stand in a public text", () => {
  it.each([
    ["电话13812345678", "phone"],
    ["电话 138 1234 5678", "phone"],
    ["电话１３８１２３４５６７８", "phone"],
    ["电话138.1234.5678", "phone"],
    ["电话138-1234\u200b-5678", "phone"],
    ["电话1 3 8 1 2 3 4 5 6 7 8", "phone"],
    ["+86 138 1234 5678", "phone"],
    ["座机0771-5551234", "phone"],
    ["座机（0771）555 1234", "phone"],
    ["热线400-820-8820", "phone"],
    ["电话83123456", "phone"],
    ["一三八一二三四五六七八", "phone"],
    ["身份证11010119900307123X", "identity-number"],
    ["证件510106 19600101 1234", "identity-number"],
    ["车牌粤E12345", "plate"],
    ["粤E·12345", "plate"],
    ["粤e•d1234", "plate"],
    ["住在1203室", "room"],
    ["住3栋2单元1203室", "room"],
    ["2栋1203", "room"],
    ["3-2-1203", "room"],
    ["3#1203", "room"],
    ["写信到 zhang@example.com", "e-mail"],
    ["zhang＠example.com", "e-mail"],
    ["微信号：zhang_2021", "chat-id"],
    ["加QQ 12345678", "chat-id"],
    ["张奶奶说", "name"],
    ["张 奶 奶说", "name"],
    ["古丽•买买提", "name"],
    ["古丽・买买提", "name"],
    ["古丽买买提", "name"],
    ["古丽 买买提", "name"],
    ["thanks to li wei.", "name"],
  ])("%s is %s", (text, kind) => {
    expect(personalIn(text, names)).toContain(kind);
  });

  it.each([
    "2栋楼下加装雨棚，2026年5月前完成",
    "共有120户参加，每户10元",
    "第278条第8项",
    "2020-2021年度优秀",
    "月薪 4000-5000 元",
    "新增500房间面积",
    "共3栋 1200户",
    "3栋1200户参加，5栋 300人到场",
    "2021-04-12 19:30 在社区会议室",
    "面积 1200.50 平方米，费用 12,000 元",
    "新能源车位 50 个",
    "微信群已建立，请扫码",
    "第3栋2021年改造",
    "Believe in liweight carts",
    "李先生",
  ])("%s is nothing", (text) => {
    expect(personalIn(text, names)).toEqual([]);
  });

  describe.each(Object.entries(personal))("%s", (kind, texts) => {
    it.each(texts)("is found in %j", (text) => {
      expect(personalIn(text, named)).toContain(kind);
    });
  });

  it.each(ordinary)("is not found in %s", (text) => {
    expect(personalIn(text, named)).toEqual([]);
  });

  it("is told by its kinds and its places", () => {
    const texts = { "/title": "张奶奶的故事", "/text": "电话13812345678，粤E12345" };
    const told = (): unknown => {
      try {
        return mustBeRedacted(texts, names);
      } catch (error) {
        return error;
      }
    };
    expect(told()).toMatchObject({
      code: "redaction-required",
      detail: {
        kinds: ["name", "phone", "plate"],
        errors: [
          { pointer: "/title", code: "holds-name" },
          { pointer: "/text", code: "holds-phone" },
          { pointer: "/text", code: "holds-plate" },
        ],
      },
    });
  });

  it("is found at once in the longest text", () => {
    const repeated = (part: string): string => part.repeat(8_000 / part.length);
    const separated = [
      "1, ",
      "1、",
      "1 - ",
      "❶",
      "٣ ",
      "一 ",
      "+1 ",
      "138 1234 ",
      "0771 555 ",
      "电话 ",
      "12:30 ",
      "路1、",
    ];
    const lettered = [
      "微信 ",
      "微信：号",
      "粤A",
      "粤A 1 ",
      "粤A1 1 1 ",
      "a.",
      "a@",
      "a @ ",
      "a@a.",
      "3栋",
      "3栋 2 - ",
      "住 ",
    ];
    for (const text of ["1", ...separated, ...lettered, "张 奶 ", "古丽 · ", "l i "].map(repeated)) {
      const started = process.cpuUsage();
      personalIn(text, names);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(200);
    }
  });
});
