import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import type { Envelope } from "#shared/events/contract.ts";
import { eventBridge } from "#shared/events/eventbridge.ts";
import { streamRelay } from "#shared/events/stream.ts";
import { silent } from "#shared/observe.ts";
import { sqliteStore } from "#shared/table/sqlite.ts";

const world = { table: sqliteStore(":memory:").table, region: "eu-west-1", clock: () => "", log: silent };

const entry = (nth: number) => ({
  partition: "C#yangguang-huayuan#CASE#cas_1",
  sort: `JOURNAL#c${nth}`,
  command: `c${nth}`,
  payload: "p",
  verb: "acceptCase",
  by: { role: "system" },
  at: "2026-03-02T01:00:00.000Z",
  version: nth,
  correlationId: "request",
  causationId: "command",
  facts: [{ type: "mediation.case-accepted.v1", subject: "cas_1", data: { caseId: "cas_1" } }],
});

const record = (
  nth: number,
  eventName: "INSERT" | "MODIFY" | "REMOVE" = "INSERT",
  item: object = entry(nth),
): DynamoDBRecord => ({
  eventName,
  dynamodb: { SequenceNumber: String(nth), NewImage: marshall(item) as never },
});

const published: Envelope[] = [];
const bus = (failing?: string) => ({
  publish: async (envelopes: readonly Envelope[]) => {
    if (envelopes.some(({ id }) => id === failing)) throw new Error("the bus is away");
    published.push(...envelopes);
  },
});

describe("the relay of the stream", () => {
  it("publishes each new journal entry's facts once, in order, with the same id each time", async () => {
    published.length = 0;
    const relay = streamRelay(world, bus());
    const Records = [record(1), record(2)];
    expect(await relay({ Records })).toEqual({ batchItemFailures: [] });
    await relay({ Records });
    expect(published.map(({ id }) => id).slice(0, 2)).toEqual(published.map(({ id }) => id).slice(2));
    expect(published[0]).toMatchObject({
      source: "linli.mediation",
      community: "yangguang-huayuan",
      region: "eu-west-1",
      correlationId: "request",
    });
    expect(new Set(published.map(({ id }) => id)).size).toBe(2);
  });

  it("leaves alone what is changed or removed, and what is no journal entry", async () => {
    published.length = 0;
    const state = { ...entry(1), sort: "STATE" };
    await streamRelay(
      world,
      bus(),
    )({ Records: [record(1, "MODIFY"), record(2, "REMOVE"), record(3, "INSERT", state)] });
    expect(published).toEqual([]);
  });

  it("stops at the first record that cannot be published, and names it", async () => {
    published.length = 0;
    await streamRelay(world, bus())({ Records: [record(2)] });
    const failing = published[0]?.id ?? "";
    published.length = 0;
    const told = await streamRelay(world, bus(failing))({ Records: [record(1), record(2), record(3)] });
    expect(told).toEqual({ batchItemFailures: [{ itemIdentifier: "2" }] });
    expect(published).toHaveLength(1);
  });
});

describe("the bus of a stage", () => {
  const envelopes = Array.from(
    { length: 25 },
    (_, nth): Envelope => ({
      specversion: "1.0",
      id: `f${nth}`,
      source: "linli.mediation",
      type: "mediation.case-accepted.v1",
      time: "2026-03-02T01:00:00.000Z",
      subject: "cas_1",
      community: "yangguang-huayuan",
      region: "eu-west-1",
      correlationId: "r",
      causationId: "c",
      sequence: "00000001-000",
      data: {},
    }),
  );

  const clientThat = (FailedEntryCount: number) => {
    const sizes: number[] = [];
    const send = async ({ input }: { input: { Entries: readonly object[] } }) => {
      sizes.push(input.Entries.length);
      return { FailedEntryCount };
    };
    return { sizes, client: { send } as unknown as EventBridgeClient };
  };

  it("takes ten entries in a call", async () => {
    const { sizes, client } = clientThat(0);
    await eventBridge("bus", client).publish(envelopes);
    expect(sizes).toEqual([10, 10, 5]);
  });

  it("throws when one entry was not taken, so that the relay stops there", async () => {
    await expect(eventBridge("bus", clientThat(1).client).publish(envelopes)).rejects.toThrow("1 of 10");
  });
});
