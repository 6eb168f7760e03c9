import { describe, expect, it } from "vitest";
import { readRoster, rosterRows } from "#services/communities/domain/roster-file.ts";
import { advanceRoster } from "#services/communities/domain/roster-import.ts";
import { at, committed, rosterNames } from "./made.ts";

describe("a roster", () => {
  const around = {
    names: rosterNames,
    buildings: ["1栋"],
    language: "zh-CN" as const,
    at,
  };

  it("reads both languages of its head, in any order, and goes out as it came in", async () => {
    const people = [
      { name: "甲", phone: "+8613800138000", building: "1栋", room: "101", birthYear: 1980, needsAssist: true },
      { name: "乙", building: "1栋", needsAssist: false, verified: "id-shown", roles: ["building-leader", "resident"] },
    ];
    for (const language of ["zh-CN", "en"] as const)
      expect(await readRoster(rosterRows(people, { language, names: rosterNames }), around)).toEqual({
        people: people.map((person, nth) => ({ roles: undefined, ...person, row: nth + 2 })),
        errors: [],
      });
    const rows = [
      ["room", "姓名"],
      ["101", "甲"],
    ];
    expect((await readRoster(rows, around)).people).toMatchObject([{ name: "甲", room: "101" }]);
  });

  it("advances once for each part, in whatever order it is heard", () => {
    const start = committed(1200);
    const part = { addedCount: 500, knownCount: 0, failures: [], at };
    const first = advanceRoster(start, { ...part, from: 0 });
    expect(first?.state).toMatchObject({ doneCount: 500, addedCount: 500 });
    expect(first && advanceRoster(first.state, { ...part, from: 0 })).toBeUndefined();
    expect(advanceRoster(start, { ...part, from: 500 })).toBeUndefined();
  });

  it("of more than 20,000 rows is refused", async () => {
    const rows = [["姓名"], ...Array.from({ length: 20_001 }, () => ["甲"])];
    expect((await readRoster(rows, around)).errors).toMatchObject([{ code: "too-big" }]);
  });
});
