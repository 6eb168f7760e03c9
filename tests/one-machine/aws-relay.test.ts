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

const seats = { partition: "C#yangguang-huayuan#SEATS#crs_1", sort: "STATE" };

const hot = (version: number, more: object = {}) => ({
  ...seats,
  version,
  left: 30 - version,
  waiting: {},
  last: {
    command: `c${version}`,
    verb: "bookSeats",
    by: { role: "resident", personId: "per_1" },
    at: "2026-03-02T01:00:00.000Z",
    correlationId: "request",
    facts: [{ type: "courses.seat-taken.v1", subject: "crs_1", data: { courseId: "crs_1" } }],
    ...more,
  },
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

  it("journals each image of a hot item once, and publishes only the entry that was put", async () => {
    published.length = 0;
    const relay = streamRelay(world, bus());
    const images = [1, 2].map((version) => hot(version));
    await relay({ Records: images.map((image, nth) => record(nth, nth === 0 ? "INSERT" : "MODIFY", image)) });
    await relay({ Records: [record(3, "MODIFY", hot(2))] });
    expect(published).toEqual([]);
    const entries = await Promise.all(
      [1, 2].map((version) => world.table.get({ ...seats, sort: `JOURNAL#${version}` })),
    );
    expect(entries).toMatchObject([
      { version: 1, command: "c1", causationId: "c1", facts: [{ subject: "crs_1" }] },
      { version: 2, command: "c2", causationId: "c2", facts: [{ subject: "crs_1" }] },
    ]);
    await relay({ Records: entries.map((item, nth) => record(nth, "INSERT", item)) });
    expect(published).toMatchObject([{ type: "courses.seat-taken.v1" }, { type: "courses.seat-taken.v1" }]);
    expect(new Set(published.map(({ id }) => id)).size).toBe(2);
  });

  it("lists what was done at the desk in the record of the person it was done for, before it is journalled", async () => {
    const by = { role: "desk-operator", personId: "per_1", onBehalfOf: "per_2", sessionId: "ses_1" };
    await streamRelay(world, bus())({ Records: [record(1, "MODIFY", hot(3, { by }))] });
    const { items } = await world.table.query({ partition: "C#yangguang-huayuan#PERSON#per_2", limit: 10 });
    expect(items).toMatchObject([
      { sort: expect.stringContaining("ASSISTED#ses_1#"), operatorId: "per_1", verb: "bookSeats" },
    ]);
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
