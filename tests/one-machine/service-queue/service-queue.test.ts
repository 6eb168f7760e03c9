import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Consumer, consumer } from "#shared/events/consumer.ts";
import { type Envelope, sequenceOf } from "#shared/events/contract.ts";
import { events, sqsPost } from "#shared/events/sqs.ts";
import { silent } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";
import { ConditionFailed } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { deadLettersUrl, queueInMemory, queueUrl } from "./queue-in-memory.ts";
import { delivered, known, table, told, young } from "./told.ts";

describe("a service's queue on AWS", () => {
  let queue: ReturnType<typeof queueInMemory>;
  let heard: string[];
  let failures: () => unknown;
  let lines: Readonly<Record<string, unknown>>[];
  let consumers: Consumer[];
  let clock: () => string;

  const hears =
    (name: string) =>
    async ({ event: { subject, sequence } }: { event: Envelope }): Promise<void> => {
      heard.push(`${name} ${subject} ${sequence}`);
    };
  const failing = consumer(table.welcomeWhenRegistered, async () => {
    throw failures();
  });

  /** A function of a release, as it is deployed. */
  const release = (own: readonly Consumer[]) => {
    const log = { ...silent, error: (message: string, fields: object) => void lines.push({ message, ...fields }) };
    const world = { table: sqliteStore(":memory:").table, region: "eu-west-1", clock, log } as unknown as World;
    return events(world, own, sqsPost(queue.client));
  };

  beforeEach(() => {
    vi.stubEnv("QUEUE_URL", queueUrl);
    vi.stubEnv("DEAD_LETTERS_URL", deadLettersUrl);
    queue = queueInMemory();
    heard = [];
    lines = [];
    clock = () => "2026-03-02T01:00:00.000Z";
    failures = () => new Error("a bug");
    consumers = [
      consumer(table.welcomeWhenRegistered, hears("welcome") as never),
      consumer(table.noteWhenRegistered, hears("note") as never),
      consumer(table.answerWhenGreeted, hears("answer") as never),
    ];
  });

  it("is heard by every reaction that hears the fact, and by no other", async () => {
    queue.put(delivered(told(known, "per_1")));
    await queue.deliver(release(consumers));
    expect(heard).toEqual(["welcome per_1 00000001-000", "note per_1 00000001-000"]);
    expect(queue.waits()).toBeUndefined();
  });

  it("is heard by the others where one reaction fails, leaves after five failures, and says which gave up", async () => {
    queue.put(delivered(told(known, "per_1")));
    const handler = release([failing, ...consumers.slice(1)]);
    const pauses: (number | undefined)[] = [];
    for (let times = 1; times <= 5; times += 1) {
      expect(queue.dead).toEqual([]);
      expect(await queue.deliver(handler)).toBe(1);
      expect(heard).toHaveLength(times);
      pauses.push(queue.waits());
      queue.pass(queue.waits() ?? 0);
    }
    expect(pauses).toEqual([15, 60, 240, 900, undefined]);
    expect(queue.dead).toMatchObject([{ failed: "mediation-welcome-when-registered" }]);
    const line = { message: "reaction failed", reaction: "mediation-welcome-when-registered", community: "yangguang" };
    expect(lines).toMatchObject(Array.from({ length: 5 }, () => line));
  });

  it("gives back what nobody hears until the release that does, and does not count that as failures", async () => {
    queue.put(delivered(told(young, "per_1")));
    const before = release(consumers.slice(0, 2));
    for (let quarters = 0; quarters < 24; quarters += 1) {
      expect(await queue.deliver(before)).toBe(1);
      expect(queue.waits()).toBe(900);
      queue.pass(900);
    }
    const ill = consumer(table.answerWhenGreeted, async () => {
      throw new Error("not yet");
    });
    const after = release([...consumers.slice(0, 2), ill]);
    for (let times = 1; times <= 4; times += 1) {
      await queue.deliver(after);
      expect(queue.dead).toEqual([]);
      queue.pass(queue.waits() ?? 0);
    }
    await queue.deliver(release(consumers));
    expect(heard).toEqual(["answer per_1 00000001-000"]);
    expect([queue.dead, queue.waits()]).toEqual([[], undefined]);
  });

  it("keeps what nobody hears for six hours, and then among the dead letters", async () => {
    queue.put(delivered(told(young, "per_1")));
    let hours = 0;
    for (const handler = release(consumers.slice(0, 2)); queue.waits() !== undefined; await queue.deliver(handler)) {
      hours += (queue.waits() ?? 0) / 3600;
      queue.pass(queue.waits() ?? 0);
    }
    expect(hours).toBeGreaterThanOrEqual(6);
    expect(hours).toBeLessThan(8);
    expect(queue.dead).toMatchObject([{ failed: undefined }]);
  });

  it("is heard in the order of the sequence where several are handed over, and a failure holds none back", async () => {
    for (const version of [3, 1, 2]) queue.put(delivered(told(known, "per_1", sequenceOf(version, 0))));
    const second = consumer(table.noteWhenRegistered, async ({ event: { sequence } }) => {
      if (sequence === sequenceOf(2, 0)) throw new Error("only the second");
      heard.push(sequence);
    });
    await queue.deliver(release([second]));
    expect(heard).toEqual([sequenceOf(1, 0), sequenceOf(3, 0)]);
    expect(queue.waits()).toBe(15);
  });

  it("tries a conflict again at once", async () => {
    let conflicts = 2;
    failures = () => new ConditionFailed([]);
    const contended = consumer(table.welcomeWhenRegistered, async ({ event: { subject } }) => {
      conflicts -= 1;
      if (conflicts >= 0) throw failures();
      heard.push(subject);
    });
    queue.put(delivered(told(known, "per_1")));
    await queue.deliver(release([contended]));
    expect([heard, lines, queue.waits()]).toEqual([["per_1"], [], undefined]);
  });

  it.each([
    ["another account", delivered(told(known, "per_1"), "999999999999")],
    ["no account", JSON.stringify({ detail: told(known, "per_1") })],
    ["another region", delivered({ ...told(known, "per_1"), region: "cn-north-1" })],
    ["nobody at all", "no envelope"],
  ])("refuses what comes from %s, and lays it among the dead letters", async (_, body) => {
    queue.put(body);
    const handler = release(consumers);
    for (let times = 0; times < 5; times += 1) {
      await queue.deliver(handler);
      queue.pass(queue.waits() ?? 0);
    }
    expect([heard, queue.dead.length, queue.waits()]).toEqual([[], 1, undefined]);
    expect(lines.map(({ message }) => message)).toEqual(Array.from({ length: 5 }, () => "message not understood"));
  });

  it("keeps a message as it is where it can be put nowhere else", async () => {
    queue.put(delivered(told(known, "per_1")));
    queue.goAway(true);
    await queue.deliver(release([failing]));
    expect([queue.waits(), queue.dead]).toEqual([360, []]);
    queue.goAway(false);
    queue.pass(360);
    await queue.deliver(release(consumers));
    expect([heard.length, queue.waits()]).toEqual([2, undefined]);
  });

  it("leaves to the next call what there is no time for", async () => {
    for (const nth of [1, 2, 3]) queue.put(delivered(told(known, `per_${nth}`)));
    let remaining = 60_000;
    const slow = consumer(table.welcomeWhenRegistered, async ({ event: { subject } }) => {
      heard.push(subject);
      remaining -= 25_000;
    });
    const handler = release([slow]);
    const hurried: typeof handler = (event, call) =>
      handler(event, { ...call, getRemainingTimeInMillis: () => remaining });
    await queue.deliver(hurried);
    expect([heard, queue.waits()]).toEqual([["per_1", "per_2"], 0]);
    remaining = 60_000;
    await queue.deliver(hurried);
    expect([heard.length, queue.waits(), queue.dead]).toEqual([3, undefined, []]);
  });

  it("goes on with long work at once and from where it rested, which is no failure", async () => {
    let now = Date.parse("2026-03-02T01:00:00.000Z");
    clock = () => new Date(now).toISOString();
    const turns: (string | undefined)[] = [];
    const long = consumer(table.welcomeWhenRegistered, async ({ left, restAt }) => {
      turns.push(left);
      now += 11_000;
      if (turns.length < 8) restAt(`row ${turns.length}`);
    });
    queue.put(delivered(told(known, "per_1")));
    while (queue.waits() !== undefined) {
      expect(queue.waits()).toBe(0);
      await queue.deliver(release([long, ...consumers.slice(1, 2)]));
    }
    expect(turns).toEqual([undefined, ...[1, 2, 3, 4, 5, 6, 7].map((nth) => `row ${nth}`)]);
    expect([lines, queue.dead]).toEqual([[], []]);
  });
});
