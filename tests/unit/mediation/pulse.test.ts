import { describe, expect, it } from "vitest";
import { type PulseAnswer, pulseOf, withoutSmall } from "#services/mediation/domain/pulse.ts";

const answers = (count: number, more: Partial<PulseAnswer> = {}): PulseAnswer[] =>
  Array.from({ length: count }, () => ({ month: "2026-03", building: "1栋", knowsNeighbours: 4, trust: 3, ...more }));
const asked = {
  year: "2026",
  policy: {},
  groups: new Map([
    ["1栋", "东区"],
    ["2栋", "东区"],
  ]),
} as const;

describe("the pulse", () => {
  it("tells counts of five and more, and of smaller ones that they are small", () => {
    const { cells } = pulseOf(answers(5), { ...asked, by: "month" });
    expect(cells).toMatchObject([{ month: "2026-03", people: 5 }]);
    expect(cells[0]?.trust).toEqual(
      [1, 2, 3, 4, 5].map((score) => (score === 3 ? { score, people: 5 } : { score, fewerThan: 5 })),
    );
    expect(pulseOf(answers(4), { ...asked, by: "month" }).cells).toEqual([
      { month: "2026-03", fewerThan: 5, knowsNeighbours: [], trust: [] },
    ]);
  });

  it("is read by the groups of buildings, and of those in none together", () => {
    const given = [...answers(3), ...answers(4, { building: "2栋" }), ...answers(6, { building: "9栋" })];
    const { cells } = pulseOf(given, { ...asked, by: "building-group" });
    expect(cells.map(({ group, people }) => [group, people])).toEqual([
      [undefined, 6],
      ["东区", 7],
    ]);
  });

  it("hides the smallest of the others where what is hidden would be known from the whole", () => {
    expect(withoutSmall([9, 7, 2], 5)).toEqual([9, undefined, undefined]);
    expect(withoutSmall([9, 7, 3, 2], 5)).toEqual([9, 7, undefined, undefined]);
    expect(withoutSmall([9, 7, 0], 5)).toEqual([9, 7, undefined]);
    expect(withoutSmall([2], 5)).toEqual([undefined]);
  });

  it("takes a community's own, larger number", () => {
    expect(pulseOf(answers(9), { ...asked, policy: { smallCell: 10 }, by: "month" }).cells[0]?.people).toBe(undefined);
  });
});
