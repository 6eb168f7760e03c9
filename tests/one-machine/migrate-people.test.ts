import { beforeEach, expect, it } from "vitest";
import { region } from "#infra/local/home.ts";
import { type Ground, inCommunity } from "#infra/operations/community/walk.ts";
import { type Migration, take } from "#infra/operations/migrate/migration.ts";
import { likeStaff, openRequests, phones, presidents, search } from "#infra/operations/migrate/people.ts";
import { keepings } from "#infra/operations/place.ts";
import { personStore } from "#services/communities/store/person-store.ts";
import { openRequestKey } from "#services/communities/store/rights-store.ts";
import { catalogue, cataloguePartition } from "#shared/table/catalogue.ts";
import { pagesOf } from "#shared/table/pages.ts";
import type { CommunityTable } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { Item } from "#shared/table/table.ts";
import { playExamples } from "../examples/play.ts";
import { asEarlierRelease, now, slug } from "./older-store.ts";

const examples = playExamples();
let [ground, own]: [Ground, CommunityTable] = [] as never;

beforeEach(async () => {
  ground = { table: sqliteStore(":memory:").table, region, keepings };
  own = inCommunity(ground, slug);
  for (const put of asEarlierRelease((await examples).items)) await ground.table.write({ put });
});

const step = async (migration: Migration, on = ground) => {
  const lines: string[] = [];
  const site = { ground: on, own, now };
  const mark = own.scope.key(["MIGRATED"], migration.name);
  return { ...(await take(migration, { site, mark, writes: true, tell: (line) => lines.push(line) })), lines };
};

const rowsOf = async (partition: string): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const rows of pagesOf(own, { partition: own.scope.partition(partition), limit: 100 })) found.push(...rows);
  return found;
};

/** Everything that is kept is written anew just before a row is: the home goes on meanwhile. */
const whileAllChanges = (): Ground => {
  const change = async (kind: string) => {
    for await (const id of catalogue(own, kind)) {
      const key = own.scope.key([kind, id], "STATE");
      const item = (await own.get(key)) as Item;
      await own.write({ put: { ...item, version: Number(item.version) + 1 } });
    }
  };
  const through =
    <Asked, Answer>(write: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      for (const kind of ["PERSON", "ERASURE", "DATA-EXPORT"]) await change(kind);
      return write(asked);
    };
  const { table } = ground;
  return { ...ground, table: { ...table, write: through(table.write), commit: through(table.commit) } };
};

it.each([
  ["a number", phones, "PERSON-PHONE"],
  ["a presidency", presidents, "PRESIDENT"],
  ["the search", search, "PERSON-SEARCH"],
] as const)("writes no row of %s that changed meanwhile, and the next run does", async (_, migration, partition) => {
  const first = await step(migration, whileAllChanges());
  expect([first.mended, first.left > 0, await rowsOf(partition)]).toEqual([0, true, []]);
  expect(await step(migration)).toMatchObject({ mended: first.left, left: 0 });
  const ids = (await rowsOf(partition)).map(({ sort }) => sort.slice(sort.indexOf("#") + 1));
  expect(new Set(ids).size).toBe(first.left);
});

/** Removals as an earlier release kept them: without a day until which they can be taken back. */
const asksToGo = async (personId: string, erasureId: string, more: object): Promise<void> => {
  const state = { erasureId, personId, requestedBy: personId, requestedAt: now, ...more };
  await own.write({ put: { ...own.scope.key(["ERASURE", erasureId], "STATE"), version: 1, state } as Item });
  await own.write({ put: { partition: cataloguePartition(own.scope, "ERASURE"), sort: erasureId } });
};
const [gone, goes, stays] = ["g", "h", "i"].map((letter) => `per_${letter.repeat(20)}`) as [string, string, string];
const idOf = (letter: string): string => `era_${letter.repeat(20)}`;
const rowOf = async (personId: string) => (await own.get(openRequestKey(own.scope, "ERASURE", personId)))?.id;

it("gives the row to the removal that can be taken back, and to one of two that are done", async () => {
  await asksToGo(gone, idOf("a"), { begunAt: now });
  await asksToGo(gone, idOf("b"), {});
  await asksToGo(goes, idOf("c"), { begunAt: now });
  await asksToGo(goes, idOf("d"), { dueAt: "2026-12-30T01:00:00.000Z" });
  const done = await step(openRequests);
  expect([done.left, await rowOf(gone), await rowOf(goes)]).toEqual([0, idOf("a"), idOf("d")]);
});

it("gives no row to a removal that was taken back meanwhile", async () => {
  await asksToGo(stays, idOf("e"), { dueAt: "2026-12-30T01:00:00.000Z" });
  const done = await step(openRequests, whileAllChanges());
  expect([done.left > 0, await rowOf(stays)]).toEqual([true, undefined]);
});

it("counts the time to release from what the request says itself", async () => {
  const releaseBy = "2026-12-24T01:02:03.000Z";
  await asksToGo(stays, idOf("e"), { atDesk: true, releaseBy });
  expect((await step(openRequests)).left).toBe(0);
  expect(JSON.stringify(await rowsOf("DEADLINE"))).toContain(releaseBy);
});

const personWho = async (isIt: (name: string | undefined) => boolean) => {
  for await (const id of catalogue(own, "PERSON")) {
    const { state } = await personStore(own).get(id);
    if (isIt(state.name)) return state;
  }
  throw new Error("nobody is like that");
};
const named = (name: string) => personWho((each) => each === name);
const rewritten = async ({ personId }: { readonly personId: string }, change: object): Promise<void> => {
  const key = own.scope.key(["PERSON", personId], "STATE");
  const item = (await own.get(key)) as Item;
  await own.write({ put: { ...item, state: { ...(item.state as object), ...change } } as Item });
};

it("marks nobody of whom it is known who wrote the number: they were told apart then", async () => {
  const phoneChanged = { by: gone, at: now };
  await rewritten(await named("江女士"), { phoneChanged });
  expect(await step(likeStaff)).toMatchObject({ mended: 0, left: 0 });
  expect((await named("江女士")).likeStaff).toBe(undefined);
});

it("marks who has a number of staff though somebody else cannot be read, and says so", async () => {
  const marked = (await named("江女士")).personId;
  await rewritten(await personWho((name) => name !== "江女士" && name !== "丁管家"), { status: "lost" });
  expect(await step(likeStaff)).toMatchObject({ mended: 1, left: 1 });
  expect((await personStore(own).get(marked)).state.likeStaff).toBe(true);
});
