import { describe, expect, it } from "vitest";
import { Area, Building, Name, Room, Text } from "#shared/domain/text.ts";

type Type = typeof Name;

const [overridden, isolated] = ["\u202e", "\u2066"];
const family = "👨‍👩‍👧";

/** What was typed, and what is kept of it; nothing where it is refused. */
// biome-ignore format: a table is read by its rows
const typed: readonly [subject: string, type: Type, text: string, kept: string | undefined][] = [
  ["a name that nobody sees", Name, "\u200b", undefined],
  ["a name of fillers", Name, "\u3164\u115f", undefined],
  ["a name of blank braille", Name, "\u2800", undefined],
  ["a name with a bidi override", Name, `甲${overridden}乙`, undefined],
  ["a name with a bidi isolate", Name, `甲${isolated}乙`, undefined],
  ["a name with a noncharacter", Name, "甲\ufdd0", undefined],
  ["a name of two lines", Name, "甲\u2028乙", undefined],
  ["a name with a blank of no width", Name, "甲\u200b", "甲"],
  ["a name with a tag character", Name, "甲\u{e0041}", "甲"],
  ["a name with a soft hyphen", Name, "甲\u00ad乙", "甲乙"],
  ["a name with a variant of a glyph", Name, "葛\u{e0100}城", "葛\u{e0100}城"],
  ["a name that is not canonical", Name, "Jose\u0301", "José"],
  ["a letter under three marks", Name, "x\u0323\u0330\u0331", undefined],
  ["a Tibetan name", Name, "སྒྲོལ་མ", "སྒྲོལ་མ"],
  ["a Vietnamese name", Name, "Nguyễn", "Nguyễn"],
  ["a name of 60 characters beyond the first plane", Name, "𠮷".repeat(60), "𠮷".repeat(60)],
  ["a name of 61", Name, "𠮷".repeat(61), undefined],
  ["a text with a bidi override", Text, `同意${overridden}不`, undefined],
  ["a text that nobody sees", Text, "\u200b\u200d", undefined],
  ["a text with a joined emoji", Text, `一家${family}`, `一家${family}`],
  ["a room in full width", Room, "７０１", "701"],
  ["a room with a blank of no width", Room, "７０１\u200b", "701"],
  ["a building with a blank within", Building, "4 栋", "4栋"],
  ["a building with a blank at its end", Building, "４栋\u3000", "4栋"],
  ["a building of two English words", Building, "Block  A", "Block A"],
  ["half a building", Building, "½栋", "½栋"],
  ["an area with a blank at its end", Area, "双流区怡心街道 ", "双流区怡心街道"],
  ["an area with a blank within", Area, "双流区　怡心街道", "双流区怡心街道"],
  ["an area in a compatible letter", Area, "双流区怡心街道\uf9b5".normalize("NFKC"), "双流区怡心街道例"],
  ["a place with what ends a part of a key", Area, "双流区#街道", undefined],
];

describe("what is typed as a text", () => {
  it.each(typed)("is refused or kept in one spelling: %s", (_, type, text, kept) => {
    expect(type.safeParse(text).data).toBe(kept);
  });

  it("is refused by what is wrong with it", () => {
    const codes = (text: string) => Name.safeParse(text).error?.issues.map(({ code }) => code);
    expect([codes(""), codes("  "), codes("\u200b"), codes("字".repeat(61)), codes(overridden)]).toEqual([
      ["too_small"],
      ["too_small"],
      ["too_small"],
      ["too_big"],
      ["custom"],
    ]);
  });
});
