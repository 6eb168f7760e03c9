import { describe, expect, it } from "vitest";
import { RegisterEmployer } from "#services/employment/domain/employer.ts";
import { termsIn } from "#services/employment/domain/posting/lawful.ts";
import { e164 } from "#shared/domain/e164.ts";
import { masked, Phone } from "#shared/domain/phone.ts";

describe("a phone with an extension", () => {
  it.each([
    "0757-83123456 ext 801",
    "0757-83123456转801",
    "0757-83123456 转 801",
    "0757-83123456-转801",
    "0757-83123456 分机 801",
    "０７５７－８３１２３４５６转８０１",
    "+8675783123456;ext=801",
  ])("is kept with it: %s", (written) => {
    const kept = e164(written, "zh-CN");
    expect(kept).toBe("+8675783123456;ext=801");
    expect(Phone.parse(kept)).toBe(kept);
    expect(e164(kept, "zh-CN")).toBe(kept);
    expect(masked(kept)).toBe("+86•••••••3456");
  });

  it.each([
    "13800001111;13900001111",
    "13800001111/13900001111",
    "13800001111 ext 12345678",
    "13800001111x123456789",
    "13800001111 妈妈",
    "电话13800001111",
  ])("is one number, which the whole text is: %s", (written) => {
    expect(() => e164(written, "zh-CN")).toThrow("invalid");
  });

  it.each(["0757-83123456转", "转801", "0757-83123456转801转2", "83123456转abc"])(
    "is refused, never cut: %s",
    (written) => {
      expect(() => e164(written, "zh-CN")).toThrow("invalid");
    },
  );
});

describe("a credit code", () => {
  it.each(["91440600ma4w8q7x1a", "９１４４０６００ＭＡ４Ｗ８Ｑ７Ｘ１Ａ", "9144 0600 MA4W 8Q7X 1A"])(
    "is one however it was typed: %s",
    (creditCode) => {
      const employer = RegisterEmployer.parse({ name: "甲", industry: "property-management", creditCode });
      expect(employer.creditCode).toBe("91440600MA4W8Q7X1A");
    },
  );
});

describe("what a posting asks of people", () => {
  it.each([
    ["95后优先", "age"],
    ["９５ 后优先", "age"],
    ["女 35以下", "age"],
    ["女 35以下", "sex"],
    ["男 25-40", "age"],
    ["young and energetic", "age"],
    ["young, dynamic team", "age"],
    ["digital native", "age"],
    ["no HBV carriers", "health"],
    ["hepatitis-B free", "health"],
  ])("discriminates: %s by %s", (duties, ground) => {
    expect(termsIn({ "/duties": duties }, []).map((found) => found.ground)).toContain(ground);
  });

  it.each([
    "17:50后到岗",
    "8点50后交接",
    "caring for young children",
    "energetic and reliable",
    "digital skills",
    "女装 35件以下",
    "服务 95 岁以上老人",
    "体重 35公斤以下物品搬运",
  ])("is lawful: %s", (duties) => {
    expect(termsIn({ "/duties": duties }, [])).toEqual([]);
  });
});
