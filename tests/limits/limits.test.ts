import { beforeAll, describe, expect, it } from "vitest";
import { services } from "#services/services.ts";
import { playExamples } from "../examples/play.ts";
import { budgets } from "./budgets.ts";
import { spent } from "./spending.ts";

const operations = services.flatMap(({ routes }) => Object.keys(routes));

describe("the limit table", () => {
  let uses: Awaited<ReturnType<typeof playExamples>>["uses"];
  beforeAll(async () => {
    ({ uses } = await playExamples());
  });

  it("has a budget for every operation, and for nothing else", () => {
    expect(Object.keys(budgets).toSorted()).toEqual(operations.toSorted());
  });

  it.each(operations)("%s stays within its budget", (operation) => {
    const cost = spent(uses[operation] ?? []);
    const budget = budgets[operation];
    expect(cost.roundTrips).toBeLessThanOrEqual(budget?.roundTrips ?? 0);
    expect(cost.readUnits).toBeLessThanOrEqual(budget?.readUnits ?? 0);
    expect(cost.writeUnits).toBeLessThanOrEqual(budget?.writeUnits ?? 0);
  });
});
