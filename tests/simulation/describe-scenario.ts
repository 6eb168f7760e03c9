import { describe, expect, it } from "vitest";
import type { Plant, Scenario } from "./scenario.ts";
import { simulate } from "./simulate.ts";

const allSeeds = Number(process.env.SIMULATION_SEEDS ?? 75);
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

/** Tests that a scenario keeps every promise for many seeds, and that each planted bug breaks one. */
export const describeScenario = <Known>({ scenario, plants, regressions }: Described<Known>): void => {
  const seeds = Math.ceil(allSeeds * (scenario.share ?? 1));
  describe(`${scenario.name} under faults`, () => {
    it(`keeps every promise for ${seeds} seeds`, async () => {
      for (const seed of [...regressions, ...Array.from({ length: seeds }, (_, n) => n + 1)]) {
        const { broken, history } = await simulate(scenario, seed);
        if (broken.length > 0) console.log(`seed ${seed}\n${history.join("\n")}`);
        expect({ seed, broken }).toEqual({ seed, broken: [] });
      }
    }, 900_000);
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
