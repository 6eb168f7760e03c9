import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";

const run = { at: z.string(), commit: z.string() };

/** What vitest's own report says of a run: how many tests passed and failed, by the folder of `tests/`. */
const Suites = z.object({
  ...run,
  seconds: z.number(),
  failed: z.int(),
  passed: z.record(z.string(), z.int()),
});

const Measured = z.object({ median: z.number(), least: z.number() });

/** What of `bench-results/bench.json` claims rest on. */
export const Bench = z.object({
  machine: z.object({ node: z.string(), cpu: z.string(), cores: z.int(), load: z.number() }),
  overhead: z.record(z.string(), Measured),
  bigCourse: z.record(z.string(), Measured),
  contention: z.object({
    rows: z.array(
      z.object({
        build: z.string(),
        requests: z.int(),
        seats: z.int(),
        sold: z.int(),
        inversions: z.int(),
        attemptsPerSeat: z.number(),
        roundTripsPerSeat: z.number(),
        cpuMicroseconds: z.number(),
      }),
    ),
    cancels: z.object({ done: z.int(), asked: z.int(), writesEach: z.number() }),
  }),
  cold: z.array(z.object({ name: z.string(), cpu: z.number(), kilobytes: z.number() })),
});

/** How soon the docs page showed its first operation, and what was sent for it. */
const DocsPage = z.object({ milliseconds: z.number(), bytes: z.int() });

/** Every measurement that stands in `docs/proof.json`, with its day and its commit. */
export const Records = z.object({
  test: Suites.optional(),
  dynamodb: Suites.optional(),
  deploy: Suites.optional(),
  browser: z.object({ ...Suites.shape, docsPage: DocsPage }).optional(),
  bench: z.object({ ...run, ...Bench.shape }).optional(),
});
export type Records = z.infer<typeof Records>;

export const recordsPath = new URL("../../docs/proof.json", import.meta.url);

export const records = (): Records =>
  existsSync(recordsPath) ? Records.parse(JSON.parse(readFileSync(recordsPath, "utf8"))) : {};

const Report = z.object({
  startTime: z.number(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      endTime: z.number(),
      assertionResults: z.array(
        z.object({ status: z.string(), meta: z.object({ docsPage: DocsPage.optional() }).optional() }),
      ),
    }),
  ),
});

/** The record of a run, from vitest's JSON report. */
export const suitesIn = (text: string): Omit<z.infer<typeof Suites>, keyof typeof run> & { docsPage?: object } => {
  const { startTime, numFailedTests, testResults } = Report.parse(JSON.parse(text));
  const passed: Record<string, number> = {};
  for (const { name, assertionResults } of testResults) {
    const folder = name.split("/tests/").at(-1)?.split("/")[0] ?? "";
    const count = assertionResults.filter(({ status }) => status === "passed").length;
    passed[folder] = (passed[folder] ?? 0) + count;
  }
  const ended = Math.max(startTime, ...testResults.map(({ endTime }) => endTime));
  const [docsPage] = testResults.flatMap((each) => each.assertionResults.flatMap(({ meta }) => meta?.docsPage ?? []));
  return {
    ...(docsPage && { docsPage }),
    seconds: Math.round((ended - startTime) / 1000),
    failed: numFailedTests,
    passed,
  };
};
