import { defineConfig } from "vitest/config";

/** What runs on DynamoDB Local: the port's contract, the stream, every journey, and what is tried on whichever store the run has. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["tests/dynamodb/**/*.test.ts", "tests/journeys/**/*.test.ts", "tests/integration/**/*.test.ts"],
    exclude: ["**/node_modules/**"],
    env: { LINLI_TEST_STORE: "dynamodb" },
    globalSetup: ["tests/town/temporary.ts"],
    setupFiles: ["tests/dynamodb/setup.ts"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    isolate: false,
  },
});
