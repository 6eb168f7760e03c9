/** What is measured: one call of one variant. */
export type Variants = Readonly<Record<string, () => Promise<unknown>>>;

/** CPU microseconds of one call: the median and the least of all rounds. */
export type Measured = { readonly median: number; readonly least: number };

/** Where a variant measured against itself has to be for a verdict. */
export const noise = { least: 0.97, most: 1.03 };

const rounds = 21;
const callsInARound = 400;

export const medianOf = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

const cpuOf = async (call: () => Promise<unknown>, calls: number): Promise<number> => {
  const before = process.cpuUsage();
  for (let n = 0; n < calls; n += 1) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

/** Runs the variants in turn, round after round, so that a drift of the machine meets all of them alike. */
export const measure = async (
  variants: Variants,
  calls = callsInARound,
): Promise<Readonly<Record<string, Measured>>> => {
  const names = Object.keys(variants);
  const seen = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -2; round < rounds; round += 1)
    for (const [name, call] of Object.entries(variants)) {
      const cpu = await cpuOf(call, calls);
      if (round >= 0) seen.get(name)?.push(cpu);
    }
  return Object.fromEntries(
    [...seen].map(([name, cpus]) => [name, { median: medianOf(cpus), least: Math.min(...cpus) }]),
  );
};
