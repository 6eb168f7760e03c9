import * as fc from "fast-check";
import { expect, it } from "vitest";
import { mergedPage } from "#shared/table/merged-page.ts";
import { communityScope, scoped } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { CursorInvalid } from "#shared/table/table.ts";

const scope = communityScope("local", "merged");
const kinds = ["a", "b", "c"] as const;
type Kind = (typeof kinds)[number];
const partOf = (kind: Kind) => ({ index: "first" as const, partition: scope.partition("KIND", kind) });
const sortAt = (nth: number): string => `2026-01-${String(nth).padStart(2, "0")}#id`;

const tableOf = async (things: readonly (Kind | undefined)[]) => {
  const table = scoped(sqliteStore(":memory:").table, scope);
  for (const [nth, kind] of things.entries())
    if (kind)
      await table.write({
        put: {
          ...scope.key(["THING", `t${nth}`], "STATE"),
          firstPartition: partOf(kind).partition,
          firstSort: sortAt(nth),
        },
      });
  return table;
};

const walk = async (table: Awaited<ReturnType<typeof tableOf>>, limit: number, reverse: boolean) => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const merging = { name: "KIND", index: "first", parts: kinds.map(partOf), reverse } as const;
    const page = await mergedPage(table, merging, { limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items.map(({ firstSort }) => String(firstSort)));
    cursor = page.nextCursor;
  } while (cursor);
  return found;
};

it("goes on behind a page that ended in the middle of a part", async () => {
  const things = ["a", "a", "a"] as const;
  expect(await walk(await tableOf(things), 1, false)).toEqual(things.map((_, nth) => sortAt(nth)));
});

it("reads several parts as one list in its order, each thing once, at any limit", async () => {
  const things = fc.array(fc.option(fc.constantFrom(...kinds), { nil: undefined }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(things, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (made, limit, reverse) => {
      const all = made.flatMap((kind, nth) => (kind ? [sortAt(nth)] : []));
      expect(await walk(await tableOf(made), limit, reverse)).toEqual(reverse ? all.toReversed() : all);
    }),
    { numRuns: 60 },
  );
});

it("goes on from the cursors of its own list and order alone", async () => {
  const table = await tableOf(["a", "b", "c"]);
  const merging = { name: "KIND", index: "first", parts: kinds.map(partOf) } as const;
  const { nextCursor: cursor } = await mergedPage(table, merging, { limit: 1 });
  const others = [
    mergedPage(table, { ...merging, name: "OTHER" }, { limit: 1, cursor }),
    mergedPage(table, { ...merging, reverse: true }, { limit: 1, cursor }),
    ...["", "x", `${cursor}x`, Buffer.from('["KIND up","\\n"]').toString("base64url")].map((broken) =>
      mergedPage(table, merging, { limit: 1, cursor: broken }),
    ),
  ];
  for (const other of others) await expect(other).rejects.toThrow(CursorInvalid);
  expect((await mergedPage(table, merging, { limit: 9, cursor })).items).toHaveLength(2);
});
