import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foundPerson, isShownBy, soughtBy, termsOf } from "#services/communities/domain/found-person.ts";
import { byPinyin, initialsOf, pinyinOrder } from "#services/communities/domain/pinyin-order.ts";
import type { Refusal } from "#shared/domain/refusal.ts";
import { verified } from "./made.ts";

const initials = (name: string) => initialsOf([...name]);

describe("pinyin initials", () => {
  // biome-ignore format: a table is read by its rows
  it.each([
    ["赵钱孙李周吴郑王", "zqslzwzw"], ["冯陈卫蒋韩杨朱秦", "fcwjhyzq"], ["尤许何吕施张孔曹", "yxhlszkc"],
    ["严华金魏陶姜戚谢", "yhjwtjqx"], ["欧阳安娜耳东鹅额", "oyanedee"],
    ["潘葛奚范彭郎鲁韦", "pgxfpllw"], ["昌马苗凤花方任袁", "cmmfhfry"], ["雷贺倪汤滕罗毕郝", "lhnttlbh"],
    ["康伍余元卜顾孟黄", "kwyybgmh"], ["艾熊纪舒屈项祝董", "axjsqxzd"], ["阿八嚓搭鹅发噶哈", "abcdefgh"],
    ["击咔垃妈拿哦啪七", "jklmnopq"], ["然撒他挖西压匝坐", "rstwxyzz"], ["張偉莊陳劉蘇", "zwzcls"],
  ])("of %s are %s", (name, expected) => {
    expect(initials(name)).toEqual([expected]);
  });

  it.each([
    ["曾伟", ["zw", "cw"]],
    ["单小明", ["sxm", "dxm"]],
    ["仇英", ["qy", "cy"]],
    ["解放", ["xf", "jf"]],
    ["王曾", ["wc"]],
  ])("of %s, as a surname is read in two ways, are %j", (name, expected) => {
    expect(initials(name)).toEqual(expected);
  });

  it("are none of a character that nobody knows how to read", () => {
    expect(initials("王𪜀")).toEqual(["w"]);
  });

  it("are not made by a Node that does not know the order", () => {
    class Strokes extends Intl.Collator {
      constructor() {
        super("zh-u-co-stroke");
      }
    }
    expect(() => pinyinOrder({ Collator: Strokes as never })).toThrow("zh-u-co-pinyin: take a Node with full ICU");
    expect(pinyinOrder().compare("阿", "八")).toBeLessThan(0);
  });

  it("sort names as a list is read", () => {
    const names = ["赵会长", "陈女士", "Anna", "卢先生", "艾山"].map((name) => ({ name }));
    expect(names.toSorted(byPinyin).map(({ name }) => name)).toEqual(["艾山", "陈女士", "卢先生", "赵会长", "Anna"]);
  });
});

const found = (more: object) => ({ name: "张小伟", hasAccount: false, ...more });

describe("somebody who lives here", () => {
  it("is found by each part of the name, initials, four digits, and the flat as people write it", () => {
    const flat = { building: "3栋", room: "2单元1202室", phone: "+86••••••8000" };
    expect(termsOf(found(flat))).toEqual([
      ...["张小伟", "小伟", "伟", "zxw"],
      ...["8000", "3栋2单元1202", "2单元1202", "321202"],
    ]);
    expect(termsOf(found({ name: "Anna-María O'Neil" }))).toEqual(["annamariaoneil", "mariaoneil", "oneil", "neil"]);
    expect(termsOf(found({ name: "阿依·古丽 Anna" }))).toContain("古丽anna");
  });

  it("has at most 20 rows, and each finds them", () => {
    const name = fc.string({ unit: fc.constantFrom(..."张曾单伟小·. aBé1"), minLength: 1, maxLength: 60 });
    const place = fc.string({ unit: fc.constantFrom(..."3栋-2单元0室"), maxLength: 20 });
    fc.assert(
      fc.property(name, place, place, (of, building, room) => {
        const person = { ...found({ name: of, building, room, phone: "+86••••••8000" }), personId: "per_a" };
        const terms = termsOf(person);
        expect(terms.length).toBeLessThanOrEqual(20);
        expect(terms.filter((term) => /[^\p{L}\p{M}\p{N}]/u.test(term) || [...term].length > 20)).toEqual([]);
        for (const term of terms) {
          const shown = terms.filter((row) => isShownBy(person, { term: row, sought: { term, isWhole: false } }));
          expect(shown).toHaveLength(1);
        }
      }),
    );
  });

  it("shows no more of the phone than its end, and is found no more once they moved out or were removed", () => {
    const person = { ...verified(), name: "江女士", phone: "+8613800138000", room: "203" };
    expect(foundPerson(person)).toMatchObject({ name: "江女士", phone: "+86•••••••8000" });
    const gone = { movedOutAt: "2026-03-02T01:00:00.000Z" };
    expect(foundPerson({ ...person, ...gone, status: "moved-out" })).toBeUndefined();
    expect(foundPerson({ ...person, ...gone, status: "anonymised", anonymisedAt: gone.movedOutAt })).toBeUndefined();
  });
});

const refusedAt = (term: string): unknown => {
  try {
    return soughtBy(term);
  } catch (error) {
    return (error as Refusal).detail.errors;
  }
};

describe("what is looked for", () => {
  it.each([
    ["张", { term: "张", isWhole: false }],
    [" ZX ", { term: "zx", isWhole: false }],
    ["8000", { term: "8000", isWhole: true }],
    ["+86 138-0013-8000", { term: "8000", isWhole: true }],
    ["３栋 １２０２室", { term: "3栋1202", isWhole: false }],
    ["3-1202", { term: "31202", isWhole: true }],
  ])("by %j", (typed, expected) => {
    expect(soughtBy(typed)).toEqual(expected);
  });

  it.each(["z", "é", "12", "·", "-#-", "1-2", "😀"])("is no list of half the community: %j is refused", (term) => {
    expect(refusedAt(term)).toEqual([{ parameter: "term", code: "search-too-short" }]);
  });
});
