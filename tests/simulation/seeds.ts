import { readdirSync } from "node:fs";

const here = new URL(".", import.meta.url);

/** Every suite has a folder. */
export const suites: readonly string[] = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What all suites together may take: each has the same part of it, whatever one of its seeds takes. */
export const secondsInAll = Number(process.env.SIMULATION_SECONDS ?? 30);
export const secondsEach = secondsInAll / suites.length;

/** Fewer would say nothing: these are run however slow the machine is. */
export const fewestSeeds = 5;

type Within = { readonly seconds: number; readonly first?: readonly number[]; readonly now?: () => number };

/** The seeds to run: those that come first always, then 1, 2, 3 … until the time is over, but not fewer than the fewest. */
export function* seedsWithin({ seconds, first = [], now = () => performance.now() }: Within): Generator<number> {
  const end = now() + seconds * 1000;
  yield* first;
  for (let seed = 1; seed <= fewestSeeds || now() < end; seed += 1) yield seed;
}
