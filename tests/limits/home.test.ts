import { beforeAll, describe, expect, it } from "vitest";
import type { Item } from "#shared/table/table.ts";
import { isGate } from "../gate.ts";
import { filingOf, inYangguang } from "../town/cases.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";
import type { Use } from "./meter.ts";

const things = 20;

/** Calls that are sent before the answer of any of them, as their names tell. */
const namesOf = (uses: readonly Use[]): string[] => uses.map(({ call }) => call);
const unitsOf = (uses: readonly Use[], call: Use["call"]): number =>
  uses.filter((use) => use.call === call).reduce((sum, { readUnits }) => sum + readUnits, 0);

describe("the home of a resident with twenty things", () => {
  let here: Ground;
  let town: Town;
  let uses: Use[] = [];
  beforeAll(async () => {
    here = await ground();
    town = await openTown({ start: "2026-03-02T01:00:00.000Z", on: here, onUse: (use) => void uses.push(use) });
    const sun = await town.as("sun");
    for (let nth = 0; nth < things; nth += 1) await sun.fileCase({ body: await filingOf(town, inYangguang) });
    await town.drain();
    await (await town.as("jiang")).getHome({ query: {} });
  });

  const looked = async () => {
    uses = [];
    const { items } = (await (await town.as("jiang")).getHome({ query: {} })).body;
    return { count: items.length, uses };
  };

  const neighboursThings = async (count: number, from: number): Promise<void> => {
    for (let nth = from; nth < count; nth += 1) {
      const partition = `C#yangguang-huayuan#HOME#per_${String(nth % 1000).padStart(20, "a")}`;
      await here.table.write({ put: { partition, sort: `OPEN#cas_${nth}#disputant`, kind: "CASE" } as Item });
    }
  };

  it("comes in two waits, however many things the community has", async () => {
    const few = await looked();
    expect(few.count).toBe(things);
    expect(namesOf(few.uses).toSorted()).toEqual(["query", "query"]);
    expect(unitsOf(few.uses, "query")).toBeLessThanOrEqual(3);
    await neighboursThings(100, 0);
    expect((await looked()).uses).toEqual(few.uses);
    await neighboursThings(isGate ? 100_000 : 10_000, 100);
    expect((await looked()).uses).toEqual(few.uses);
  });
});
