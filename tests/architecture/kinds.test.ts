import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";

describe("what services keep in the one table", () => {
  it("is of a kind that no other service keeps: its rows are found by that name", () => {
    const kinds = services.flatMap(({ keeping }) => keeping.holdings.map(({ kind }) => kind));
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind, nth) => kinds.indexOf(kind) !== nth)).toEqual([]);
  });
});
