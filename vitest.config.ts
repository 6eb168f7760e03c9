import { defineConfig } from "vitest/config";

/** `npm test`: everything that needs Node alone. DynamoDB Local and the benchmarks have commands of their own. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/dynamodb/**", "tests/bench/**", "**/node_modules/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
