import { beforeAll, describe, expect, it } from "vitest";
import { inCommunity } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import { services } from "#services/services.ts";
import { rebuildHomes } from "#shared/home/rebuild.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { Item } from "#shared/table/table.ts";
import { acceptedCase, inFoshan } from "../town/cases.ts";
import { type Ground, ground, openTown, type Town } from "../town/town.ts";

describe("what is at home, made anew", () => {
  let here: Ground;
  let town: Town;
  beforeAll(async () => {
    here = await ground();
    town = await openTown({ on: here });
    await acceptedCase(town, inFoshan);
    await town.drain();
  });

  const place = () => inCommunity({ table: here.table, region: "local", keepings }, "foshan-guojigongguan");
  const rowsOf = async (persona: string): Promise<Item[]> => {
    const own = place();
    const found: Item[] = [];
    const partition = own.scope.partition("HOME", await town.idOf(persona));
    for await (const items of pagesOf(own, { partition, limit: 100 })) found.push(...items);
    return found;
  };

  it("is what the facts made of it, though all of it was lost", async () => {
    const before = [await rowsOf("chen"), await rowsOf("zhao")];
    expect(before.map(({ length }) => length > 3)).toEqual([true, true]);
    for (const { partition, sort } of before.flat()) await here.table.write({ delete: { partition, sort } });
    expect(await rowsOf("chen")).toEqual([]);
    expect(await rebuildHomes(place(), services)).toBeGreaterThan(0);
    expect([await rowsOf("chen"), await rowsOf("zhao")]).toEqual(before);
  });

  it("takes away what is there of nothing", async () => {
    const before = await rowsOf("chen");
    expect(await rebuildHomes(place(), services)).toBeGreaterThan(0);
    expect(await rowsOf("chen")).toEqual(before);
  });
});
