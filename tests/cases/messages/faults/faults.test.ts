import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGate } from "../../../gate.ts";
import { plants } from "./plants.ts";
import { type Plan, played, type Weather } from "./play.ts";

const plans: fc.Arbitrary<Plan> = fc.record({
  weather: fc.array(fc.constantFrom<Weather>("takes", "fails", "fails", "asks-to-wait", "ends-before", "ends-after"), {
    minLength: 2,
    maxLength: 12,
  }),
  /** Hours that pass between one dispute and the next. */
  hours: fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 3 }),
  erases: fc.boolean(),
});

/** What was broken once, or nearly. */
const before: readonly Plan[] = [
  {
    weather: [
      "fails",
      "ends-before",
      "ends-before",
      "asks-to-wait",
      "fails",
      "ends-before",
      "fails",
      "fails",
      "ends-after",
      "asks-to-wait",
      "takes",
    ],
    hours: [8, 6, 12],
    erases: true,
  },
];

const runs = {
  examples: before.map((plan): [Plan] => [plan]),
  numRuns: isGate ? 60 : 8,
  endOnFailure: true,
};

describe("texts under whatever a gateway does", () => {
  it("are lost nowhere, told twice to nobody, and never in the night", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await played(plan)).toEqual([]);
      }),
      runs,
    );
  }, 120_000);

  it.each(Object.entries(plants))("would show %s", async (_, { plan, breaks, ...plant }) => {
    expect(await played(plan, plant)).toContain(breaks);
  });
});
