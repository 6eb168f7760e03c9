import { describe, expect, it } from "vitest";
import { suggest } from "#services/courses/domain/campus/proposal.ts";
import { sequenceOf } from "#shared/events/contract.ts";
import { at, campus, campusInEach } from "./scenes.ts";

describe("a skill that is asked for", () => {
  const asking = { skill: "elderly-care", demand: 5, supply: 0, at, isMet: false, sequence: sequenceOf(2, 0) } as const;
  it.each(Object.entries(campusInEach))(
    "reaches the committee of a campus that runs, not of one that is %s",
    (status, make) => {
      const runs = status === "open" || status === "closed-temporarily";
      expect(suggest(make(), asking)?.state.suggestions.length ?? 0).toBe(runs ? 1 : 0);
    },
  );

  it("is listed once, as the latest fact tells, in whatever order the facts come", () => {
    const later = { ...asking, demand: 9, sequence: sequenceOf(3, 0) };
    const met = { ...asking, demand: 9, supply: 6, isMet: true, sequence: sequenceOf(4, 0) };
    const twice = suggest(suggest(campus, asking)?.state ?? campus, later)?.state ?? campus;
    expect(twice.suggestions).toEqual([later]);
    expect(suggest(twice, asking)).toBeUndefined();
    expect(suggest(twice, met)).toMatchObject({ state: { suggestions: [met] }, facts: [] });
  });
});
