import { beforeAll, describe, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { groupsOf } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item } from "#shared/table/table.ts";
import { playExamples } from "../../examples/play.ts";

const { table } = sqliteStore(":memory:");
let items: readonly Item[];

beforeAll(async () => {
  ({ items } = await playExamples());
  for (const item of items) await table.write({ put: item });
});

const keysOf = (found: readonly Item[]): string[] =>
  found.map(({ partition, sort }) => `${partition} ${sort}`).toSorted();

const walked = async (slug: string): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const group of groupsOf({ table, region, keepings }, slug))
    for await (const page of group.items()) found.push(...page);
  return found;
};

/** Where all examples were played, and where the story's people are. */
describe.each(["yangguang-huayuan", "foshan-guojigongguan"])("what the examples leave in %s", (slug) => {
  it("is found by walking what the services say they keep: nothing is left out, and nothing twice", async () => {
    const own = items.filter(({ partition }) => partition.startsWith(`C#${slug}#`));
    const found = (await walked(slug)).filter(({ partition }) => partition.startsWith("C#"));
    expect(own.length).toBeGreaterThan(20);
    expect(keysOf(found)).toEqual(keysOf(own));
  });
});
