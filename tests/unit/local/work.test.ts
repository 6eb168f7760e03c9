import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { keepWorking } from "#infra/local/work.ts";
import { silent } from "#shared/observe.ts";

it("lets others have their turn while work that waits for nothing goes on", async () => {
  let steps = 0;
  const mostSteps = 100_000;
  const stop = keepWorking([async () => (steps < mostSteps ? ++steps : 0)], silent);
  await nextTurn();
  await nextTurn();
  const after = steps;
  await stop();
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(10);
});
