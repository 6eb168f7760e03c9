import type { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import { describe, expect, it } from "vitest";
import { attend } from "#infra/operations/dead-letters/command.ts";
import { adviceFor } from "#infra/operations/dead-letters/letters.ts";
import { onOneMachine } from "#infra/operations/dead-letters/on-one-machine.ts";
import { onStage } from "#infra/operations/dead-letters/on-stage.ts";
import { type Envelope, firstSequence } from "#shared/events/contract.ts";
import { readStretch, type Stretch } from "#shared/table/dynamodb-stream.ts";
import { onSqlite, openTown } from "../../town/town.ts";
import { sqsInMemory } from "./sqs-in-memory.ts";

const envelope: Envelope = {
  specversion: "1.0",
  id: "fact",
  source: "linli.mediation",
  type: "mediation.first-contact-due.v1",
  time: "2026-03-02T01:00:00.000Z",
  subject: "cas_1",
  community: "yangguang-huayuan",
  region: "elsewhere",
  correlationId: "request",
  causationId: "command",
  sequence: firstSequence,
  data: { caseId: "cas_1" },
};
const queue = "mediation";
const minutesOfRetries = 5;

describe("a letter that died on one machine", () => {
  it("is listed and shown, waits for a real redrive, and is then tried anew", async () => {
    const ground = onSqlite();
    const town = await openTown({ on: ground });
    const now = () => Date.parse(town.clock.now());
    const { host } = town.home;
    host.queues.send(queue, envelope, now());
    for (let minute = 0; minute < minutesOfRetries; minute += 1) {
      await host.drain();
      town.clock.advance(1);
    }
    await host.drain();
    const dead = onOneMachine(ground.database, now);
    const ask = (...words: string[]) => attend(dead, { words, isForReal: false });
    expect(await ask("list")).toMatch(new RegExp(`^${queue}: 1\n {2}(\\d+) .*first-contact-due.*cas_1`));
    const [letter] = await dead.letters(queue);
    expect(await ask("show", letter?.id ?? "")).toContain('"subject": "cas_1"');
    expect(await ask("redrive", queue)).toContain("add --for-real");
    expect(host.queues.deadLetters()).toHaveLength(1);
    expect(host.queues.due(queue, now(), 10)).toEqual([]);
    await attend(dead, { words: ["redrive", queue], isForReal: true });
    expect(host.queues.due(queue, now(), 10)).toMatchObject([{ queue, attempts: 0 }]);
    expect(await ask("list")).toBe("no dead letters");
  });

  it("leaves the letters of other queues where they are", async () => {
    const ground = onSqlite();
    const dead = onOneMachine(ground.database, () => 0);
    const insert = ground.database.prepare(
      "INSERT INTO messages (queue, event, body, due_at, is_dead) VALUES (?, ?, ?, 0, 1)",
    );
    for (const name of ["one", "other"]) insert.run(name, name, "{}");
    await attend(dead, { words: ["redrive", "one"], isForReal: true });
    expect(await dead.queues()).toEqual([{ queue: "other", count: 1 }]);
    await expect(attend(dead, { words: ["redrive", "one"], isForReal: true })).rejects.toThrow(
      "no dead letters of one",
    );
  });
});

const letters = (count: number, body = JSON.stringify({ detail: envelope })) =>
  Array.from({ length: count }, (_, nth) => ({ id: `m${nth}`, body }));

const stageWith = (queues: Record<string, { id: string; body: string }[]>, relay = async (_: Stretch) => {}) => {
  const sqs = sqsInMemory(queues);
  return { ...sqs, dead: onStage({ stage: "ireland", sqs: sqs.client, relay }) };
};

describe("letters that died on a stage", () => {
  const reaction = `linli-ireland-dead-${queue}`;

  it("are found by their queues' names, over pages, and each is shown though a look shows two", async () => {
    const { dead, calls } = stageWith({ [reaction]: letters(7), "linli-ireland-dead-relay": [] });
    expect(await attend(dead, { words: ["list"], isForReal: false })).toMatch(
      /: 7\n( {2}m\d .*\n){7} {2}→ .*redrive[^\n]*$/,
    );
    expect(await attend(dead, { words: ["show", "m5"], isForReal: false })).toContain(`${queue} m5`);
    await expect(attend(dead, { words: ["show", "m9"], isForReal: false })).rejects.toThrow("no dead letter m9");
    expect(calls).not.toContain("DeleteMessageCommand");
  });

  it("are moved by SQS to their own queue, and only for real", async () => {
    const { dead, queues, calls } = stageWith({ [reaction]: letters(3), [`linli-ireland-${queue}`]: [] });
    expect(await attend(dead, { words: ["redrive", queue], isForReal: false })).toContain("3 of");
    expect(calls).not.toContain("StartMessageMoveTaskCommand");
    await attend(dead, { words: ["redrive", queue], isForReal: true });
    expect(queues[`linli-ireland-${queue}`]).toHaveLength(3);
    expect(queues[reaction]).toEqual([]);
  });

  const stretch: Stretch = { streamArn: "s", shardId: "shard", startSequenceNumber: "2", endSequenceNumber: "3" };
  const pointer = JSON.stringify({ DDBStreamBatchInfo: { ...stretch, batchSize: 2 } });

  it("of the relay are read again from the stream, and deleted once the bus has them", async () => {
    const told: Stretch[] = [];
    const relay = async (each: Stretch) => void told.push(each);
    const { dead, queues } = stageWith({ "linli-ireland-dead-relay": letters(1, pointer) }, relay);
    await attend(dead, { words: ["redrive", "relay"], isForReal: true });
    expect(told).toEqual([stretch]);
    expect(queues["linli-ireland-dead-relay"]).toEqual([]);
  });

  it("of the relay stay where the bus does not take them", async () => {
    const relay = async () => {
      throw new Error("the bus is away");
    };
    const { dead, queues } = stageWith({ "linli-ireland-dead-relay": letters(1, pointer) }, relay);
    await expect(attend(dead, { words: ["redrive", "relay"], isForReal: true })).rejects.toThrow("away");
    expect(queues["linli-ireland-dead-relay"]).toHaveLength(1);
  });

  it.each(["deadlines", "bus"])("of the %s cannot be sent again, and it says what to do", async (of) => {
    const { dead } = stageWith({ [`linli-ireland-dead-${of}`]: letters(1) });
    await expect(attend(dead, { words: ["redrive", of], isForReal: true })).rejects.toThrow(`${of}: `);
  });

  it("read the records of their stretch and none after it, over several pages", async () => {
    const record = (SequenceNumber: string) => ({ eventName: "INSERT", dynamodb: { SequenceNumber } });
    const pages: Record<string, object> = {
      start: { Records: [record("2")], NextShardIterator: "next" },
      next: { Records: [record("3"), record("10")], NextShardIterator: "never" },
    };
    const send = async ({ input }: { input: { ShardIterator?: string; SequenceNumber?: string } }) => {
      if (input.ShardIterator) return pages[input.ShardIterator];
      expect(input.SequenceNumber).toBe("2");
      return { ShardIterator: "start" };
    };
    const found = await readStretch(stretch, { send } as unknown as DynamoDBStreamsClient);
    expect(found.map(({ dynamodb }) => dynamodb?.SequenceNumber)).toEqual(["2", "3"]);
  });
});

describe("what an operator can do about a letter", () => {
  const fact = JSON.stringify({ detail: { type: "a.b.v1", time: "t", community: "c", subject: "s" } });
  // biome-ignore format: a table is read by its rows
  const kinds = [
    ["a reaction that failed", { queue, failed: ["mediation-welcome"], body: fact }, /reaction failed.*mend.*redrive/],
    ["a fact that nobody hears", { queue, failed: [], body: fact }, /deploy the release.*redrive/],
    ["what is no fact", { queue, failed: [], body: "{}" }, /no fact.*delete/],
    ["a stretch that was not relayed", { queue: "relay", failed: [], body: "{}" }, /redrive tells them/],
    ["a look for deadlines", { queue: "deadlines", failed: [], body: "{}" }, /nothing is lost/],
    ["what the bus could not send", { queue: "bus", failed: [], body: fact }, /replay the archive/],
  ] as const;
  it.each(kinds)("is said of %s", (_, letter, advice) => {
    expect(adviceFor({ id: "1", ...letter })).toMatch(advice);
  });
});
