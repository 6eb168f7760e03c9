import { describe, expect, it } from "vitest";
import type { Plant, Scenario } from "./scenario.ts";
import { secondsEach, seedsWithin } from "./seeds.ts";
import { simulate } from "./simulate.ts";

const mostSeedsForAPlant = 400;

type Described<Known> = {
  readonly scenario: Scenario<Known>;
  readonly plants: Readonly<Record<string, Plant>>;
  /** Seeds that once failed, kept so that they never do again. */
  readonly regressions: readonly number[];
};

/** The seeds in the order in which a plant is looked for: first the one that caught it last. */
const seedsFrom = (first: number): number[] => [
  first,
  ...Array.from({ length: mostSeedsForAPlant }, (_, n) => n + 1).filter((seed) => seed !== first),
];

/** Tests that a scenario keeps every promise for as many seeds as its time allows, and that each planted bug breaks one. */
export const describeScenario = <Known>({ scenario, plants, regressions }: Described<Known>): void => {
  describe(`${scenario.name} under faults`, () => {
    it("keeps every promise", async () => {
      let seeds = 0;
      for (const seed of seedsWithin({ seconds: secondsEach, first: regressions })) {
        seeds += 1;
        const { broken, history } = await simulate(scenario, seed);
        if (broken.length > 0) console.log(`seed ${seed}\n${history.join("\n")}`);
        expect({ seed, broken }).toEqual({ seed, broken: [] });
      }
      console.log(`${scenario.name}: ${seeds} seeds in ${secondsEach} s`);
    });
  });

  describe(`the simulation of ${scenario.name} can fail`, () => {
    it.each(Object.entries(plants))("it catches: %s", async (name, plant) => {
      for (const seed of seedsFrom(plant.caughtBy)) {
        const outcome = await simulate(scenario, seed, plant).catch((error: Error) => ({ broken: [error.message] }));
        if (outcome.broken.length === 0) continue;
        console.log(`caught with seed ${seed}: ${name}: ${outcome.broken[0]}`);
        return;
      }
      expect.fail(`no seed up to ${mostSeedsForAPlant} catches it`);
    });
  });
};
