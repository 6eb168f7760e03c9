import { describe, expect, it } from "vitest";
import { cellsOfHire, mustBeToldBy, withoutSmallCells } from "#services/employment/domain/count.ts";
import { kilometresBetween } from "#services/employment/domain/place.ts";
import { rate } from "#services/employment/domain/placement/check.ts";
import { placementRow } from "#services/employment/domain/placement/placement-row.ts";
import { cardOf } from "#services/employment/domain/posting/posting.ts";
import { matchesOf } from "#services/employment/domain/seeker/match.ts";
import { review } from "#services/employment/domain/seeker/skill-gap.ts";
import * as a from "./made.ts";

describe("a count that is told to others than staff", () => {
  const told = (...people: number[]) =>
    withoutSmallCells(
      people.map((each, nth) => ({ value: String(nth), people: each })),
      {},
    );

  it("is exact from five on", () => {
    expect(told(5, 13)).toEqual([
      { value: "0", people: 5 },
      { value: "1", people: 13 },
    ]);
  });

  it("hides what is smaller", () => {
    expect(told(4, 13)).toEqual([
      { value: "0", fewerThan: 5 },
      { value: "1", people: 13 },
    ]);
  });

  it("is of whole programmes: of their parts it could be subtracted", () => {
    for (const by of ["subdistrict", "employer"] as const) {
      expect(() => mustBeToldBy(a.member, by)).toThrow("role-not-allowed");
      expect(() => mustBeToldBy(a.worker, by)).not.toThrow();
    }
    expect(() => mustBeToldBy(a.member, "programme")).not.toThrow();
  });

  it("follows a community that hides more", () => {
    expect(withoutSmallCells([{ value: "a", people: 7 }], { smallCell: 10 })).toEqual([{ value: "a", fewerThan: 10 }]);
  });
});

describe("somebody who was hired", () => {
  it("is counted by each dimension, within the programme, and within programme and employer", () => {
    const cells = cellsOfHire({ subdistrict: "怡心街道", programmeId: "prg_1", employerId: "emp_1" });
    expect(cells.map(({ by, within, value }) => [by, within, value])).toEqual([
      ["programme", [], "prg_1"],
      ["subdistrict", [], "怡心街道"],
      ["employer", [], "emp_1"],
      ["subdistrict", ["prg_1"], "怡心街道"],
      ["employer", ["prg_1"], "emp_1"],
      ["subdistrict", ["prg_1", "emp_1"], "怡心街道"],
    ]);
  });
});

describe("the owners' table", () => {
  it("does not tell how content somebody is: an owner may be the employer", () => {
    const rated = rate(a.begun(), { by: a.caseworker, at: a.at, score: 2 }).state;
    expect(placementRow(rated, "甲单位", "en")).toEqual(placementRow(a.begun(), "甲单位", "en"));
  });
});

describe("a skill gap", () => {
  const seen = (demand: number, supply: number) => ({
    skill: "electrical" as const,
    demand,
    supply,
    at: a.at,
    policy: {},
  });
  const open = review(undefined, seen(5, 0)).state;

  it("opens at five more than there are, and not at four", () => {
    expect(review(undefined, seen(4, 0)).facts).toEqual([]);
    expect(review(undefined, seen(9, 5)).facts).toEqual([]);
    expect(review(undefined, seen(10, 5)).facts).toMatchObject([
      { type: "employment.skill-gap-detected.v1", data: { skill: "electrical", demand: 10, supply: 5 } },
    ]);
  });

  it("is told once as long as it is open, and once when it closes", () => {
    expect(review(open, seen(8, 1)).facts).toEqual([]);
    expect(review(open, seen(8, 4)).facts).toMatchObject([{ type: "employment.skill-gap-closed.v1" }]);
    expect(review(open, seen(8, 1)).state.since).toBe(open.since);
  });

  it("follows the community's own number", () => {
    expect(review(undefined, { ...seen(3, 1), policy: { skillGap: 2 } }).state.status).toBe("open");
  });
});

describe("a match", () => {
  const posting = cardOf(a.published());
  const matched = (more: object, language: "zh-CN" | "en" = "en") => matchesOf(a.walkIn(more), [posting], language)[0];
  const wants = (more: object) => ({ wants: { industries: [], hours: [], ...more } });

  it("gives its reasons in the reader's language", () => {
    const seeker = { skills: ["security" as const], ...wants({ hours: ["shifts"], withinKilometres: 3 }) };
    expect(matched(seeker)?.reasons).toEqual([
      { kind: "skill", words: "It asks for keeping order, which you know" },
      { kind: "distance", words: "It is about 0 km from where you live" },
      { kind: "hours", words: "The work is by rotating shifts, as you wished" },
    ]);
    expect(matched(seeker, "zh-CN")?.reasons[0]?.words).toBe("您会秩序维护，这个岗位正需要");
  });

  it("says what speaks against it", () => {
    const far = { area: "东升街道", point: { latitude: 30.7, longitude: 104.02 } };
    expect(
      matched({ place: far, ...wants({ hours: ["day"], withinKilometres: 5, industries: ["retail"] }) }),
    ).toMatchObject({
      reasons: [{ kind: "industry" }],
      concerns: [
        { kind: "skill", words: "It also asks for keeping order" },
        { kind: "distance", words: "It is about 23 km from where you live, more than the 5 km you wished for" },
        { kind: "hours" },
      ],
    });
  });

  it("is none where nothing speaks for it, and holds no score", () => {
    expect(matched({ place: { area: "东升街道" } })).toBeUndefined();
    expect(Object.keys(matched({ place: { area: "怡心街道" } }) ?? {})).toEqual(["posting", "reasons", "concerns"]);
  });
});

describe("a distance", () => {
  it("is whole kilometres as the crow flies, and unknown without coordinates", () => {
    const paris = { area: "Paris", point: { latitude: 48.86, longitude: 2.35 } };
    const london = { area: "London", point: { latitude: 51.51, longitude: -0.13 } };
    expect(kilometresBetween(paris, london)).toBe(343);
    expect(kilometresBetween(london, paris)).toBe(343);
    expect(kilometresBetween(paris, paris)).toBe(0);
    expect(kilometresBetween(paris, { area: "Paris" })).toBeUndefined();
  });
});
