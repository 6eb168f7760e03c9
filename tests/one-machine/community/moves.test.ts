import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { homeOn, region } from "#infra/local/home.ts";
import { verifyDevTokens } from "#infra/local/issuer.ts";
import { neighbour } from "#infra/local/neighbour.ts";
import { exportCommunity } from "#infra/operations/community/export.ts";
import { importCommunity } from "#infra/operations/community/import.ts";
import { retell } from "#infra/operations/community/retell.ts";
import { sumOf } from "#infra/operations/community/walk.ts";
import { keepings } from "#infra/operations/place.ts";
import type { Envelope } from "#shared/events/contract.ts";
import type { Item } from "#shared/table/table.ts";
import { acceptedCase, filedCase, inYangguang } from "../../town/cases.ts";
import { onSqlite, openTown, type Town, type Ground as TownGround } from "../../town/town.ts";
import { worldOn } from "../../town/world-on.ts";
import { elsewhere, groundOf, isOurs, itemsIn, now, others, slug } from "./ground.ts";

const folder = mkdtempSync(join(tmpdir(), "linli-moves-"));
let files = 0;
const freshPath = (): string => {
  files += 1;
  return join(folder, `${files}.jsonl`);
};

let source: TownGround;
let town: Town;
let whole: string;

beforeAll(async () => {
  source = onSqlite();
  town = await openTown({ on: source });
  for (let n = 0; n < 5; n += 1) await acceptedCase(town, inYangguang);
  await filedCase(town, inYangguang);
  await town.drain();
  whole = freshPath();
  await exportCommunity({ ground: groundOf(source), slug, path: whole, now });
});

describe("an export", () => {
  it("holds every item of the community and its rows outside, and nobody else's", () => {
    const [, ...lines] = readFileSync(whole, "utf8").trimEnd().split("\n");
    const held = lines.slice(0, -1).map((line) => JSON.parse(line) as Item);
    const keys = (items: readonly Item[]) => items.map(({ partition, sort }) => `${partition} ${sort}`).toSorted();
    const own = itemsIn(source).filter(isOurs);
    expect(keys(held)).toEqual(
      keys(own)
        .map((key) => key.replace(`R#${region}#`, "R#-#"))
        .toSorted(),
    );
    expect(own.some(({ partition }) => partition.startsWith("P#"))).toBe(true);
    expect(own.some(({ partition }) => partition.endsWith("#DEADLINE"))).toBe(true);
  });

  it("goes on where it was cut off, whichever byte that was", async () => {
    const text = readFileSync(whole);
    for (let at = 0; at < text.length; at += Math.ceil(text.length / 40)) {
      const path = freshPath();
      writeFileSync(`${path}.part`, text.subarray(0, at));
      await exportCommunity({ ground: groundOf(source), slug, path, now });
      expect(readFileSync(path, "utf8").split("\n").slice(1)).toEqual(text.toString().split("\n").slice(1));
    }
  });

  it("refuses a community that is not there, and to write over a file", async () => {
    const ground = groundOf(source);
    await expect(exportCommunity({ ground, slug: "nowhere", path: freshPath(), now })).rejects.toThrow("no community");
    const other = freshPath();
    await exportCommunity({ ground, slug: "nanning-xipai-lanan", path: other, now });
    await expect(exportCommunity({ ground, slug, path: other, now })).rejects.toThrow("holds something else");
    writeFileSync(other, "letters of somebody");
    await expect(exportCommunity({ ground, slug, path: other, now })).rejects.toThrow("nothing was written");
    expect(readFileSync(other, "utf8")).toBe("letters of somebody");
  });

  it("is done when the same file is there already, as after a kill at its very end", async () => {
    const before = readFileSync(whole, "utf8");
    const again = await exportCommunity({ ground: groundOf(source), slug, path: whole, now });
    expect(again).toEqual(await sumOf(groundOf(source), slug));
    expect(readFileSync(whole, "utf8")).toBe(before);
  });

  it("gives a community that changed meanwhile no file", async () => {
    const ground = onSqlite();
    await importCommunity({ ground: groundOf(ground), path: whole });
    let reads = 0;
    const busy = {
      ...ground.table,
      query: async (query: Parameters<typeof ground.table.query>[0]) => {
        reads += 1;
        if (reads === 20)
          await ground.table.write({ put: { partition: `C#${slug}#DEADLINE`, sort: "9999#late", card: {} } });
        return ground.table.query(query);
      },
    };
    const path = freshPath();
    const changing = exportCommunity({ ground: { table: busy, region, keepings }, slug, path, now });
    await expect(changing).rejects.toThrow("changed while it was read");
    expect(existsSync(path)).toBe(false);
  });
});

describe("a retelling", () => {
  it("tells every fact since an instant again, under the ids they had", async () => {
    const told: string[] = [];
    const bus = { publish: async (envelopes: readonly Envelope[]) => void told.push(...envelopes.map(({ id }) => id)) };
    const ground = groundOf(source);
    const all = await retell({ ground, slug, since: "2000", bus });
    expect(new Set(told).size).toBe(all);
    expect(all).toBeGreaterThan(10);
    const first = [...told];
    await retell({ ground, slug, since: "2000", bus });
    expect(told.slice(all)).toEqual(first);
    expect(await retell({ ground, slug, since: "2999", bus })).toBe(0);
  });
});

describe("an import", () => {
  it("leaves the community as it was, by its digest, and no other community's byte changed", async () => {
    const target = await elsewhere();
    const before = others(target);
    const sum = await importCommunity({ ground: groundOf(target), path: whole });
    expect(sum).toEqual(await sumOf(groundOf(source), slug));
    expect(others(target)).toBe(before);
    expect(itemsIn(target).filter(isOurs)).toEqual(itemsIn(source).filter(isOurs));
  });

  it("has its facts told again where it arrives, which changes nothing, and its people go on", async () => {
    const target = await elsewhere();
    await importCommunity({ ground: groundOf(target), path: whole });
    const { clock, devKey, token } = town;
    const verify = verifyDevTokens(devKey, () => new Date(clock.now()));
    const home = homeOn({ ...target, world: worldOn(town.home.world, target.table), verify });
    await home.host.drain();
    expect(home.host.queues.deadLetters()).toEqual([]);
    expect(await sumOf(groundOf(target), slug)).toEqual(await sumOf(groundOf(source), slug));
    const sun = neighbour({ send: home.gateway.send, community: slug }, await token("sun"));
    expect((await sun.listCases({ query: { status: "accepted" } })).body.items).toHaveLength(5);
  });

  it("brings the deadlines to the scheduler of the region it arrives in", async () => {
    const target = await elsewhere("eu-west-1");
    const sum = await importCommunity({ ground: groundOf(target, "eu-west-1"), path: whole });
    expect(sum).toEqual(await sumOf(groundOf(source), slug));
    const deadlines = itemsIn(target).filter(({ firstPartition }) => firstPartition === "R#eu-west-1#DEADLINE");
    expect(deadlines.filter(isOurs).length).toBeGreaterThan(0);
    expect(JSON.stringify(itemsIn(target))).not.toMatch(/"R#(local|-)#/);
  });

  it("asked again changes nothing, and writes nothing over a community that has lived on", async () => {
    const target = await elsewhere();
    await importCommunity({ ground: groundOf(target), path: whole });
    await importCommunity({ ground: groundOf(target), path: whole });
    await target.table.write({ put: { partition: `C#${slug}#DEADLINE`, sort: "9999#new", card: {} } });
    const before = itemsIn(target);
    await expect(importCommunity({ ground: groundOf(target), path: whole })).rejects.toThrow("not as in the file");
    expect(itemsIn(target)).toEqual(before);
  });

  it("refuses a slug that somebody else of the region has claimed", async () => {
    const target = await elsewhere();
    await target.table.write({ put: { partition: `R#${region}#SLUG#${slug}`, sort: "CLAIM", owner: "app_other" } });
    await expect(importCommunity({ ground: groundOf(target), path: whole })).rejects.toThrow("somebody else");
    expect(itemsIn(target).filter(({ partition }) => partition.startsWith(`C#${slug}`))).toEqual([]);
  });

  const text = (): string => readFileSync(whole, "utf8");
  const stray = (item: object): string => text().replace("\n", `\n${JSON.stringify(item)}\n`);
  it.each([
    ["was cut off", () => text().slice(0, -200), "damaged"],
    ["lacks a line", () => text().replace(/\n[^\n]+\n/, "\n"), "damaged"],
    ["had a word changed", () => text().replace("孙会长", "孙主任"), "damaged"],
    ["goes on after its end", () => `${text()}{}\n`, "damaged"],
    ["is empty", () => "", "damaged"],
    ["names another community", () => stray({ partition: "C#foshan-guojigongguan#X", sort: "Y" }), "not of"],
    ["names its neighbour by a longer name", () => stray({ partition: `C#${slug}-2#X`, sort: "Y" }), "not of"],
    ["names somebody's whole list", () => stray({ partition: "P#abc", sort: "COMMUNITY#other" }), "not of"],
    [
      "lies in another community's index",
      () => stray({ partition: `C#${slug}#X`, sort: "Y", secondPartition: "C#other#X", secondSort: "Z" }),
      "not of",
    ],
  ])("refuses a file that %s, before it writes anything", async (_, make, reason) => {
    const path = freshPath();
    writeFileSync(path, "");
    appendFileSync(path, make());
    const target = await elsewhere();
    const before = itemsIn(target);
    await expect(importCommunity({ ground: groundOf(target), path })).rejects.toThrow(reason);
    expect(itemsIn(target)).toEqual(before);
  });
});
