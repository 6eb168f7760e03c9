import { defineConfig } from "vitest/config";

/** `npm test`: everything that needs Node alone. DynamoDB Local, browsers and benchmarks have commands of their own. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/dynamodb/**", "tests/deploy/**", "tests/browser/**", "tests/bench/**", "**/node_modules/**"],
    globalSetup: "tests/town/temporary.ts",
    // For what hangs: what a slow disk makes slow is not wrong.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    // No module keeps what a test could change, so the files of a worker share them: a third of the time is saved.
    isolate: false,
  },
});
