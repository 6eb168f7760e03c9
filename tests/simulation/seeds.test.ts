import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { fewestSeeds, secondsEach, secondsInAll, seedsWithin, suites } from "./seeds.ts";

/** A clock that a look at it moves on. */
const ticking = (milliseconds: number) => {
  let now = 0;
  return () => {
    now += milliseconds;
    return now;
  };
};

it("all suites share one budget of time in equal parts, and each folder is one of them", () => {
  expect(suites.length * secondsEach).toBeCloseTo(secondsInAll);
  const isTested = (name: string): boolean => existsSync(new URL(`${name}.test.ts`, import.meta.url));
  expect(suites.filter((name) => !isTested(name))).toEqual([]);
  expect(suites).toContain("mediation");
});

it("seeds are run until the time is over, after those that failed once", () => {
  expect([...seedsWithin({ seconds: 1, first: [304], now: ticking(100) })]).toEqual([
    304, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  ]);
});

it("a slow machine runs the fewest all the same", () => {
  expect([...seedsWithin({ seconds: 0, now: ticking(60_000) })]).toHaveLength(fewestSeeds);
});
