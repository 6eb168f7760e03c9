import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Day,
  dayIn,
  daysBetween,
  earliestDay,
  Instant,
  instantAt,
  minutesBetween,
  mustHaveHappened,
  PartialDate,
  plusDays,
  plusMinutes,
} from "#shared/domain/dates.ts";
import { parentId } from "#shared/domain/ids.ts";
import { lifecycle } from "#shared/domain/lifecycle.ts";
import { digest, newChildId, newId } from "#shared/domain/new-id.ts";
import { policy } from "#shared/domain/policy.ts";
import { Building, Name, Text } from "#shared/domain/text.ts";
import { stateDiagram } from "../../docs/state-diagram.ts";

describe("a partial date", () => {
  it.each([
    ["2021", "2021-01-01"],
    ["2021/early", "2021-01-01"],
    ["2021/mid", "2021-05-01"],
    ["2021/late", "2021-09-01"],
    ["2021-Q3", "2021-07-01"],
    ["2021-08", "2021-08-01"],
    ["2021-08/late", "2021-08-21"],
    ["2021-04-26", "2021-04-26"],
  ])("%s may begin on %s", (text, day) => {
    expect(earliestDay(PartialDate.parse(text))).toBe(day);
  });

  it.each([
    "21",
    "2021-13",
    "2021-00",
    "2021-02-30",
    "2021-Q5",
    "2021-Q0",
    "2021-08-01/late",
    "2021/soon",
    "2021-8",
    "",
  ])("is not %s", (text) => {
    expect(PartialDate.safeParse(text).success).toBe(false);
  });

  it("is implausible once it lies after the recording anywhere on earth", () => {
    const at = "2021-04-12T13:00:00.000Z";
    expect(() => mustHaveHappened("2021-04-13", at)).not.toThrow();
    expect(() => mustHaveHappened("2021-04-14", at)).toThrow("date-implausible");
    expect(() => mustHaveHappened(undefined, at)).not.toThrow();
  });
});

describe("instants", () => {
  it("are counted in whole minutes and days, never below zero", () => {
    const start = "2026-03-02T01:00:00.000Z";
    expect(plusMinutes(start, 120)).toBe("2026-03-02T03:00:00.000Z");
    expect(minutesBetween(start, "2026-03-02T01:00:59.999Z")).toBe(0);
    expect(minutesBetween("2026-03-02T02:00:00.000Z", start)).toBe(0);
    expect(daysBetween(start, "2026-03-04T00:59:59.999Z")).toBe(1);
  });

  it("are those that exist", () => {
    expect(Instant.parse("2028-02-29T23:59:59.999Z")).toBe("2028-02-29T23:59:59.999Z");
    const none = ["2027-02-31T10:00:00.000Z", "2027-13-01T10:00:00.000Z", "2027-01-01T24:00:00.000Z"];
    for (const text of [...none, "2027-01-01T10:60:00.000Z", "0026-01-01T10:00:00.000Z"])
      expect(Instant.safeParse(text).success).toBe(false);
  });

  it("are of a day that a calendar has", () => {
    for (const year of [1000, 1900, 2000, 2027, 2028, 2100])
      for (let month = 0; month <= 13; month += 1)
        for (let date = 0; date <= 32; date += 1) {
          const day = new Date(Date.UTC(year, month - 1, date));
          const text = [year, month, date].map((part) => String(part).padStart(2, "0")).join("-");
          expect([text, Day.safeParse(text).success]).toEqual([text, day.toISOString().startsWith(text)]);
        }
  });

  it("are reckoned with as far as years have four figures", () => {
    const last = "9999-12-31T23:59:00.000Z";
    for (const beyond of [
      () => plusMinutes(last, 1),
      () => plusDays("9999-12-31", 1),
      () => instantAt("Asia/Shanghai", "9999-12-31", "00:00"),
    ])
      expect(beyond).toThrow("date-implausible");
  });

  it("fall on the day of the community's zone", () => {
    expect(dayIn("Asia/Shanghai", "2021-04-11T16:00:00.000Z")).toBe("2021-04-12");
    expect(dayIn("Europe/Berlin", "2021-04-11T21:59:00.000Z")).toBe("2021-04-11");
  });
});

describe("ids", () => {
  it("are made of the command alone, and a child's leads to its parent", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const parent = newId("cas", one);
        expect(parent).toMatch(/^cas_[a-z2-7]{20}$/);
        expect(newId("cas", one)).toBe(parent);
        expect(parentId("cas", newChildId("dem", parent, other, 3))).toBe(parent);
      }),
    );
  });

  it("tell apart what only looks alike when joined", () => {
    expect(digest(["a", "bc"])).not.toBe(digest(["ab", "c"]));
  });
});

describe("texts", () => {
  it("keep names in NFC with their middle dot, without controls", () => {
    expect(Name.parse(" 阿依古丽·买买提 ")).toBe("阿依古丽·买买提");
    expect(Name.parse("é")).toBe("é");
    for (const wrong of ["", " ", "a\u0000b", "a\nb", "x".repeat(61), 7])
      expect(Name.safeParse(wrong).success).toBe(false);
  });

  it("let free text break lines and nothing else, up to 2000 characters", () => {
    expect(Text.parse("一行\n两行")).toBe("一行\n两行");
    for (const wrong of ["", "a\u0007", "x".repeat(2001)]) expect(Text.safeParse(wrong).success).toBe(false);
  });

  it("know a building however it was typed", () => {
    for (const typed of ["5栋", "5栋 ", " 5栋", "５栋", "５栋\u3000"]) expect(Building.parse(typed)).toBe("5栋");
    expect(Building.parse("Ｂ座")).toBe("B座");
    expect(Building.parse("½栋")).toBe("½栋");
  });

  it("keep what would break a key out of a building", () => {
    expect(Building.parse("3栋")).toBe("3栋");
    for (const wrong of ["3#栋", "3＃栋", "", "-1", "x".repeat(31), "a\tb"])
      expect(Building.safeParse(wrong).success).toBe(false);
  });
});

describe("the policy table", () => {
  it.each(Object.entries(policy))("%s has a source, and is whole", (_, { value, source }) => {
    expect(Number.isInteger(value) && value >= 0).toBe(true);
    expect(source.length).toBeGreaterThan(10);
  });
});

describe("a lifecycle", () => {
  type Door = { readonly status: "wide-open" } | { readonly status: "shut"; readonly by: string };
  const door = lifecycle<Door>()("door", {
    shut: { from: ["wide-open"], to: "shut" },
    knock: { from: ["wide-open", "shut"], to: "same" },
  });

  it("allows what its table says, and refuses with the state and its verbs", () => {
    expect(door.allow("shut", { status: "wide-open" })).toEqual({ status: "wide-open" });
    expect(() => door.allow("shut", { status: "shut", by: "x" })).toThrow(
      expect.objectContaining({ code: "wrong-state", detail: { state: "shut", allowedVerbs: ["knock"] } }),
    );
  });

  it("draws itself without the verbs that keep the status", () => {
    expect(stateDiagram(door, { verb: "build", status: "wide-open" }).split("\n")).toEqual([
      "stateDiagram-v2",
      '  state "wide-open" as wide_open',
      "  [*] --> wide_open : build",
      "  wide_open --> shut : shut",
    ]);
  });
});
