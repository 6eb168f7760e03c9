import { describe, expect, it } from "vitest";
import * as z from "zod";
import { patient } from "#shared/table/busy.ts";
import { communityScope, deadlinePartition, OutOfScope, scoped, selfScope } from "#shared/table/scope.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { entityStore } from "#shared/table/store.ts";
import { Busy, type Item, type Key } from "#shared/table/table.ts";

describe("a scope", () => {
  const scope = communityScope("local", "foshan");
  const open = () => scoped(sqliteStore(":memory:").table, scope);
  const stray = communityScope("local", "foshan-2").key(["CASE", "cas_1"], "STATE");

  it("makes keys of whole words below its root", () => {
    expect(scope.key(["CASE", "cas_1"], "STATE")).toEqual({ partition: "C#foshan#CASE#cas_1", sort: "STATE" });
    expect(selfScope("local", "account").key([], "X").partition).toBe("P#account");
  });

  it.each(["a#b", "", "a\u0000", "a\nb"])("refuses %j as a part of a key", (part) => {
    expect(() => scope.key(["CASE", part], "STATE")).toThrow();
    expect(() => communityScope("local", part)).toThrow();
  });

  it("refuses a stray in every call, also one whose slug begins alike", async () => {
    const table = open();
    const inside = scope.key(["CASE", "cas_1"], "STATE");
    const calls = [
      () => table.get(stray),
      () => table.getMany([inside, stray]),
      () => table.query({ partition: stray.partition, limit: 1 }),
      () => table.query({ partition: deadlinePartition("local"), index: "first", limit: 1 }),
      () => table.write({ put: stray }),
      () => table.write({ delete: stray }),
      () => table.write({ update: stray, changes: [{ set: ["a"], to: 1 }] }),
      () => table.commit([{ put: inside }, { check: stray, when: [{ path: ["a"], is: "absent" }] }]),
      () => table.write({ put: { ...inside, firstPartition: stray.partition, firstSort: "1" } as never }),
      () => table.write({ update: inside, changes: [{ set: ["secondPartition"], to: stray.partition }] }),
    ];
    for (const call of calls) await expect(call()).rejects.toBeInstanceOf(OutOfScope);
    expect(await table.get(inside)).toBeUndefined();
  });

  it("reads any number of keys in the order asked, a hundred at a time", async () => {
    const { table } = sqliteStore(":memory:");
    const asked: number[] = [];
    const getMany = (keys: readonly Key[]) => {
      asked.push(keys.length);
      return table.getMany(keys);
    };
    const own = scoped({ ...table, getMany }, scope);
    const keys = Array.from({ length: 250 }, (_, nth) => scope.key(["CASE", `cas_${nth}`], "STATE"));
    for (const nth of [0, 99, 100, 249]) await own.write({ put: { ...keys[nth], nth } as Item });
    const found = await own.getMany(keys);
    expect(found.flatMap((item, nth) => (item ? [[nth, item.nth]] : []))).toEqual([0, 99, 100, 249].map((n) => [n, n]));
    expect(asked).toEqual([100, 100, 50]);
    expect(await own.getMany([])).toEqual([]);
  });

  it("lets a deadline into the one partition that communities share", async () => {
    const deadline = {
      ...scope.key(["DEADLINE", "x"], "STATE"),
      firstPartition: deadlinePartition("local"),
      firstSort: "1",
    };
    expect(await open().write({ put: deadline as never })).toBeDefined();
  });
});

describe("patience", () => {
  const busyTable = (times: number) => {
    const { table } = sqliteStore(":memory:");
    let left = times;
    const get: typeof table.get = async (key) => {
      left -= 1;
      if (left >= 0) throw new Busy("throttled");
      return table.get(key);
    };
    return { ...table, get };
  };
  const waits: number[] = [];
  const patience = { attempts: 4, sleep: async (ms: number) => void waits.push(ms), random: () => 0.5 };

  it("outlasts a busy store with growing pauses", async () => {
    const table = patient(busyTable(3), patience);
    expect(await table.get({ partition: "A", sort: "S" })).toBeUndefined();
    expect(waits).toEqual([20, 40, 80]);
  });

  it("gives up in the end, and does not retry a bug", async () => {
    await expect(patient(busyTable(4), patience).get({ partition: "A", sort: "S" })).rejects.toBeInstanceOf(Busy);
    waits.length = 0;
    await expect(patient(busyTable(0), patience).get({ partition: "", sort: "S" })).rejects.toBeInstanceOf(TypeError);
    expect(waits).toEqual([]);
  });
});

const cause = { correlationId: "x", causationId: "x" };
const command = (id: string, role: "resident" | "system") =>
  ({ id, payload: id, verb: "grow", by: { role }, at: "2026-03-02T01:00:00.000Z", ...cause }) as const;
const foshan = () => scoped(sqliteStore(":memory:").table, communityScope("local", "foshan"));

describe("a thing that is written down", () => {
  it("keeps what its schema names, and nothing that a verb was told beside that", async () => {
    const table = foshan();
    const things = entityStore(table, { name: "THING", schema: z.object({ title: z.string() }) });
    const told = { title: "x", by: { name: "方社工" } };
    await things.create("a", command("1", "resident"), { state: told, facts: [] });
    expect((await table.get(things.stateKey("a")))?.state).toEqual({ title: "x" });
  });
});

describe("a thing that has grown large", () => {
  const things = entityStore(foshan(), { name: "THING", schema: z.string() });
  const ofKilobytes = (count: number) => ({ state: "x".repeat(count * 1024), facts: [] });

  it("refuses what people add beyond its end, and keeps room for what must be written down in it", async () => {
    await things.create("a", command("1", "resident"), ofKilobytes(300));
    await expect(things.decide("a", command("2", "resident"), () => ofKilobytes(370))).rejects.toMatchObject({
      code: "invalid",
      detail: { errors: [{ pointer: "", code: "too-big" }] },
    });
    expect((await things.get("a")).version).toBe(1);
    expect((await things.decide("a", command("3", "system"), () => ofKilobytes(370))).version).toBe(2);
  });
});
