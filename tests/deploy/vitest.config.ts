import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { journeys } from "./journeys.ts";

const files = [
  "tests/deploy/door.test.ts",
  ...Object.values(journeys).flatMap((names) => names.map((name) => `tests/journeys/${name}.test.ts`)),
  "tests/deploy/letters.test.ts",
  "tests/deploy/isolation/isolation.test.ts",
  "tests/deploy/audit.test.ts",
  "tests/deploy/upgrade/upgrade.test.ts",
];

/** One after the other in the order of the list, since the functions have one clock. */
class InOrder extends BaseSequencer {
  override async sort(given: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => files.findIndex((file) => moduleId.endsWith(file));
    return given.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

/** What runs on the deployed stage. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: files,
    exclude: ["**/node_modules/**"],
    globalSetup: ["tests/deploy/setup.ts"],
    setupFiles: ["tests/deploy/in-process.ts"],
    sequence: { sequencer: InOrder },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    isolate: false,
  },
});
