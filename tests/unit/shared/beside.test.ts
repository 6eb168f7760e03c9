import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { consumer, hear } from "#shared/events/consumer.ts";
import { event, reactions, sequenceOf } from "#shared/events/contract.ts";
import { listener } from "#shared/events/listen.ts";
import { envelope } from "#shared/events/relay.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import type { World } from "#shared/world.ts";

const at = "2026-03-02T01:00:00.000Z";
const opened = event("courses.campus-opened.v1", "Open.", "campusId", z.object({ campusId: z.string() }));
const told = { id: "fact-1", at, sequence: sequenceOf(1, 0), correlationId: "c", causationId: "c" };
const body = JSON.stringify({ detail: envelope("local", "yangguang", told, opened({ campusId: "c" }) as never) });

/** A reaction that lets some work go on, and what came of it all. */
const listening = (work: () => Promise<void>) => {
  const done: string[] = [];
  const { tell } = reactions("courses", { tell: { hears: opened, summary: "Tells." } });
  const own = consumer(tell, async ({ meanwhile }) => {
    meanwhile(async () => {
      await work();
      done.push("beside");
    });
    done.push("reaction");
  });
  const log = { info: () => {}, error: (message: string) => void done.push(message) };
  const world = { region: "local", table: sqliteStore(":memory:").table, clock: () => at, log } as unknown as World;
  return { own, world, done };
};

describe("work that goes on beside a queue", () => {
  it("is waited for where nobody takes it: a function ends with its answer", async () => {
    const { own, world, done } = listening(() => pause(30));
    const outcomes = await listener(world, [own])([{ id: "1", body }]);
    expect(done).toEqual(["reaction", "beside"]);
    expect(outcomes.get("1")).toEqual({ kind: "done" });
    await hear(world, own, body);
    expect(done).toEqual(["reaction", "beside", "reaction", "beside"]);
  });

  it("goes on after the message is done where somebody takes it", async () => {
    const { own, world, done } = listening(() => pause(30));
    const taken: Promise<void>[] = [];
    const outcomes = await listener(world, [own])([{ id: "1", body }], { beside: (going) => void taken.push(going) });
    expect([outcomes.get("1"), done]).toEqual([{ kind: "done" }, ["reaction"]]);
    await Promise.all(taken);
    expect(done).toEqual(["reaction", "beside"]);
  });

  it("fails on record, and the message is done all the same", async () => {
    const { own, world, done } = listening(() => Promise.reject(new Error("no")));
    const outcomes = await listener(world, [own])([{ id: "1", body }]);
    expect(outcomes.get("1")).toEqual({ kind: "done" });
    expect(done).toEqual(["reaction", "work beside the queue failed"]);
  });
});
