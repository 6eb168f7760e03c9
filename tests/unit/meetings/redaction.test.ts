import { describe, expect, it } from "vitest";
import { personalIn } from "#services/meetings/domain/redaction.ts";

describe("what may not stand in a public text", () => {
  it.each([
    ["电话13812345678", "phone"],
    ["电话 138 1234 5678", "phone"],
    ["座机0771-5551234", "phone"],
    ["全角１３８１２３４５６７８", "phone"],
    ["身份证11010119900307123X", "identity-number"],
    ["车牌粤E12345", "plate"],
    ["住在1203室", "room"],
    ["2栋1203", "room"],
    ["张奶奶说", "name"],
  ])("%s is %s", (text, kind) => {
    expect(personalIn(text, ["张奶奶"])).toContain(kind);
  });

  it.each(["2栋楼下加装雨棚，2026年5月前完成", "共有120户参加，每户10元", "第278条第8项"])("%s is nothing", (text) => {
    expect(personalIn(text, ["张奶奶", "李"])).toEqual([]);
  });
});
