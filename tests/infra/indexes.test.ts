import { describe, expect, it } from "vitest";
import { type Indexes, indexesToDeploy, indexRefusals, releasedIndexes } from "#infra/aws/indexes.ts";

const released: Indexes = {
  projected: ["card"],
  indexes: { first: { partition: "a", sort: "b" }, second: { partition: "c", sort: "d" } },
};
const fourth = { partition: "g", sort: "h" };
const withIndexes = (more: Indexes["indexes"]): Indexes => ({
  ...released,
  indexes: { ...released.indexes, ...more },
});

describe("the indexes of a release", () => {
  it("may be those of the last one, or one more, or one less", () => {
    const { second: _, ...fewer } = released.indexes;
    for (const next of [released, withIndexes({ fourth }), { ...released, indexes: fewer }])
      expect(indexRefusals(next, released)).toEqual([]);
  });

  it.each([
    ["two more", withIndexes({ fourth, fifth: fourth }), "one index an update, not fifth, fourth"],
    [
      "one more and one less",
      { ...released, indexes: { first: { partition: "a", sort: "b" }, fourth } },
      "one index an update, not fourth, second",
    ],
    [
      "one by another key",
      withIndexes({ second: { partition: "c", sort: "z" } }),
      "changes no index's keys, as second",
    ],
    ["more carried", { ...released, projected: ["card", "place"] }, "card, place instead of card"],
  ])("are refused with the reason where there is %s", (_, next, reason) => {
    expect(indexRefusals(next, released)).toEqual([expect.stringContaining(reason)]);
  });

  it("can be deployed today over the last release", () => {
    expect(Object.keys(indexesToDeploy().indexes)).toEqual(expect.arrayContaining(["first", "second", "third"]));
    expect(Object.keys(releasedIndexes().indexes).length).toBeGreaterThanOrEqual(3);
  });
});
