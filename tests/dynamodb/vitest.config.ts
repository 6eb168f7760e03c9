import { defineConfig } from "vitest/config";

/** What runs on DynamoDB Local: the port's contract, the stream, the integration tests and every journey. */
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
  },
});
