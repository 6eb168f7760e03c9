import { describe, expect, it } from "vitest";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item } from "#shared/table/table.ts";
import { metered, readUnits, type Use, writeUnits } from "../limits/meter.ts";

const sized = (bytes: number, more: object = {}): Item => {
  const item = { partition: "A", sort: "S", ...more, pad: "" };
  return { ...item, pad: "x".repeat(bytes - "partitionAsortSpad".length) };
};

/** The examples that AWS publishes for its units. */
describe("the capacity meter", () => {
  it("counts a strong read of 4 KB as one unit, of 8 KB as two, and half of that when it may be late", () => {
    expect([readUnits(4096, true), readUnits(8192, true), readUnits(8192, false), readUnits(0, true)]).toEqual([
      1, 2, 1, 1,
    ]);
    expect(readUnits(3 * 1024, true)).toBe(1);
  });

  it("counts a write of 512 bytes as one unit, of 1.5 KB as two, and twice that in a transaction", () => {
    expect(writeUnits(undefined, sized(512), false)).toBe(1);
    expect(writeUnits(undefined, sized(1536), false)).toBe(2);
    expect(writeUnits(undefined, sized(1536), true)).toBe(4);
  });

  it("counts the larger of the two images", () => {
    expect(writeUnits(sized(2048), sized(100), false)).toBe(2);
    expect(writeUnits(sized(3000), undefined, false)).toBe(3);
  });

  const place = (sort: string, card: object = {}) => ({ firstPartition: "I", firstSort: sort, card });

  it("adds what each index writes: one to enter or leave, two to move, one when the card changes, none else", () => {
    const [inside, moved, other] = [sized(200, place("1")), sized(200, place("2")), sized(200, place("1", { n: 1 }))];
    expect(writeUnits(undefined, inside, false)).toBe(2);
    expect(writeUnits(inside, sized(200), false)).toBe(2);
    expect(writeUnits(inside, moved, false)).toBe(3);
    expect(writeUnits(inside, other, false)).toBe(2);
    expect(writeUnits(inside, { ...inside, more: 1 }, false)).toBe(1);
  });

  it("counts calls, and the units of a write whose condition failed", async () => {
    const uses: Use[] = [];
    const table = metered(sqliteStore(":memory:").table, (use) => void uses.push(use));
    await table.write({ put: sized(1500) });
    await table.write({ put: sized(100), when: [{ path: ["partition"], is: "absent" }] }).catch(() => {});
    await table.get({ partition: "A", sort: "S" });
    expect(uses).toEqual([
      { call: "write", readUnits: 0, writeUnits: 2 },
      { call: "write", readUnits: 0, writeUnits: 2 },
      { call: "get", readUnits: 1, writeUnits: 0 },
    ]);
  });
});
