import { describe, expect, it } from "vitest";
import * as z from "zod";
import { mend } from "#infra/operations/migrate/mend.ts";
import { Building, Name, nameOf, textOf } from "#shared/domain/text.ts";

const schema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("open"),
    name: Name,
    note: textOf(5).optional(),
    building: Building.optional(),
    rows: z.array(z.object({ title: nameOf(4) })).optional(),
    count: z.int().optional(),
  }),
]);

const state = (rest: object) => ({ status: "open", name: "陈女士", ...rest });

describe("mending what is kept, by its schema", () => {
  it.each([
    ["nothing where nothing is wrong", {}, {}, []],
    ["a text that is too long", { note: "一二三四五六" }, { note: "一二三四五" }, ["/note 6 5"]],
    [
      "a text below a list",
      { rows: [{ title: "ab" }, { title: "abcde" }] },
      { rows: [{ title: "ab" }, { title: "abcd" }] },
      ["/rows/1/title 5 4"],
    ],
    ["emoji by what a reader sees", { note: "abcd👍🏽" }, { note: "abcd" }, ["/note 6 4"]],
    ["what one spelling makes short enough", { name: "e\u0301".repeat(40) }, { name: "é".repeat(40) }, ["/name 80 40"]],
    ["a blank that a cut leaves at the end", { note: "abcd efg" }, { note: "abcd" }, ["/note 8 4"]],
    ["a name with two lines", { name: "陈\n女士" }, { name: "陈 女士" }, ["/name 4 4"]],
    ["a heap of marks", { name: "a\u0316\u0317\u0318\u0319" }, { name: "a\u0316\u0317" }, ["/name 5 3"]],
    ["an override of direction", { note: "ab\u202ec" }, { note: "abc" }, ["/note 4 3"]],
    ["a building in full width", { building: "５栋" }, { building: "5栋" }, ["/building 2 2"]],
    ["two at once", { name: "甲\n乙", note: "abcdefg" }, { name: "甲 乙", note: "abcde" }, ["/name 3 3", "/note 7 5"]],
  ])("mends %s", (_, kept, taken, cuts) => {
    const made = mend(schema, state(kept));
    expect(made).toEqual({ state: state(taken), cuts: expect.any(Array) });
    const told = "cuts" in made ? made.cuts.map(({ pointer, from, to }) => `${pointer} ${from} ${to}`) : [];
    expect(told).toEqual(cuts);
  });

  it.each([
    ["a text of nothing", { name: "  " }, ["/name"]],
    ["a text of what nobody sees", { name: "\u200b" }, ["/name"]],
    ["a building that is no place", { building: "#5" }, ["/building"]],
    ["a number", { count: 1.5 }, ["/count"]],
    ["what can be mended beside what cannot", { note: "abcdefg", count: "three" }, ["/count"]],
  ])("leaves %s", (_, kept, unfit) => {
    expect(mend(schema, state(kept))).toEqual({ unfit });
  });

  it("leaves a status that is none", () => {
    expect(mend(schema, { status: "lost" })).toEqual({ unfit: ["/status"] });
  });
});
