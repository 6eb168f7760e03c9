import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { communitiesKeeping } from "#services/communities/store/keeping.ts";
import { digestOfPages, pageKey } from "#shared/table/community-export.ts";
import { holding, stretchesOf } from "#shared/table/holding.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import type { Table } from "#shared/table/table.ts";
import { onSqlite } from "../../town/town.ts";

const scope = communityScope("local", "yangguang-huayuan");

it("the pages of a big export are read twenty at a time for its digest, in their order", async () => {
  const { table } = onSqlite();
  const counts = { courses: 45, meetings: 12 };
  const hash = createHash("sha256");
  for (const [part, pageCount] of Object.entries(counts))
    for (let nth = 0; nth < pageCount; nth += 1) {
      await table.write({ put: { ...pageKey(scope, "exp_1", part, nth), text: `${part} ${nth}\n` } });
      hash.update(`${part} ${nth}\n`);
    }
  const asked: number[] = [];
  const counting: Table = {
    ...table,
    get: () => Promise.reject(new Error("a page of its own")),
    getMany: (keys) => {
      asked.push(keys.length);
      return table.getMany(keys);
    },
  };
  const parts = Object.entries(counts).map(([part, pageCount]) => ({ part, pageCount }));
  expect(await digestOfPages(scoped(counting, scope), "exp_1", parts)).toBe(hash.digest("hex"));
  expect(asked).toEqual([20, 20, 17]);
});

it("an export may rest after each room of a service", async () => {
  const { table } = onSqlite();
  const rooms = communitiesKeeping.rooms ?? [];
  const found: string[][] = [];
  for await (const { partitions } of stretchesOf(scoped(table, scope), {
    service: "communities",
    holdings: [],
    besides: [],
    rooms,
  }))
    found.push([...(await partitions())]);
  expect(found).toEqual(rooms.map((room) => [scope.partition(...room)]));
});

it("rows of several things in one room are found once, with the same thing until the last of them is gone", async () => {
  const { table } = onSqlite();
  const own = scoped(table, scope);
  const room = scope.partition("SHARED");
  const rows = ["b#2", "c#3", "d#1"].map((sort) => ({ partition: room, sort }));
  for (const id of ["1", "2", "3"]) await table.write({ put: scope.key(["CATALOGUE", "THING"], id) });
  for (const row of rows) await table.write({ put: row });
  const kept = holding({
    kind: "THING",
    store: () => ({ find: async () => ({ state: {}, version: 1, replayed: false }) }) as never,
    show: () => undefined,
    forget: () => undefined,
    among: () => [["SHARED"]],
  });
  const places = async () => {
    const found: string[] = [];
    for await (const { place, partitions } of stretchesOf(own, { service: "things", holdings: [kept], besides: [] }))
      if ((await partitions()).includes(room)) found.push(place);
    return found;
  };
  for (const row of rows) {
    expect(await places()).toEqual(["THING 1"]);
    await table.write({ delete: row });
  }
  expect(await places()).toEqual([]);
});
