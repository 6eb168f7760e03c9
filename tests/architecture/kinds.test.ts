import { describe, expect, it } from "vitest";
import { services } from "#services/services.ts";

describe("what services keep in the one table", () => {
  it("is of a kind that no other service keeps: its rows are found by that name", () => {
    const kinds = services.flatMap(({ keeping }) => keeping.holdings.map(({ kind }) => kind));
    expect(kinds.length).toBeGreaterThan(20);
    expect(kinds.filter((kind, nth) => kinds.indexOf(kind) !== nth)).toEqual([]);
  });
});

describe("a service", () => {
  it.each(services)("$name is called so by its routes, its reactions and what it keeps", (service) => {
    const { name, routes, reactions, keeping } = service;
    const parts = [...Object.values(routes), ...Object.values(reactions), keeping];
    expect(new Set(parts.map((part) => part.service))).toEqual(new Set([name]));
  });
});
