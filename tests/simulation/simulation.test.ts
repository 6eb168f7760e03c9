import { describe, expect, it } from "vitest";
import { plants } from "./plants.ts";
import { simulate } from "./simulate.ts";

const seeds = Number(process.env.SIMULATION_SEEDS ?? 300);
const mostSeedsForAPlant = 300;

/** Seeds that once failed, kept so that they never do again. */
const regressions: readonly number[] = [];

describe("the services under faults", () => {
  it(`keep every promise for ${seeds} seeds`, async () => {
    for (const seed of [...regressions, ...Array.from({ length: seeds }, (_, n) => n + 1)]) {
      const { broken, history } = await simulate(seed);
      if (broken.length > 0) console.log(`seed ${seed}\n${history.join("\n")}`);
      expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
  }, 600_000);
});

describe("the simulation can fail", () => {
  it.each(Object.entries(plants))(
    "it catches: %s",
    async (name, plant) => {
      for (let seed = 1; seed <= mostSeedsForAPlant; seed += 1) {
        const outcome = await simulate(seed, plant).catch((error: Error) => ({ broken: [error.message] }));
        if (outcome.broken.length === 0) continue;
        console.log(`caught with seed ${seed}: ${name}: ${outcome.broken[0]}`);
        return;
      }
      expect.fail(`no seed up to ${mostSeedsForAPlant} catches it`);
    },
    120_000,
  );
});
