import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, inject, it } from "vitest";
import { answered, ask, json } from "./aws.ts";
import { waitingIn } from "./rest.ts";
import { account, filesOf, region, room } from "./room.ts";

const sqs = (action: string, input: object) => json("sqs", `AmazonSQS.${action}`, input);
const until = async (isSo: () => Promise<boolean>): Promise<boolean> => {
  for (let tried = 0; tried < 100; tried += 1) {
    if (await isSo()) return true;
    await pause(200);
  }
  return false;
};

const call = { specversion: "1.0", id: "unheard", source: "linli.echo", type: "echo.unheard.v1", data: {} } as const;
const marks = { subject: "unheard", community: "echo", region, correlationId: "unheard", causationId: "unheard" };
const unheard = JSON.stringify({ account, detail: { ...call, ...marks, time: "2026-03-02T01:00:00.000Z" } });

describe("a queue of a service", () => {
  const { endpoint, stage, queues, deadLetters } = inject("deployed");
  const named = queues.map((queue) => [queue.split("/").at(-1) ?? "", queue] as const);
  const send = (QueueUrl: string, MessageBody: string, more: object = {}) =>
    answered(ask(endpoint, sqs("SendMessage", { QueueUrl, MessageBody, ...more })));
  const deadOf = (queue: string): string =>
    deadLetters.find((dead) => dead.endsWith(queue.replace(/.*\/linli-\w+-/, `/linli-${stage}-dead-`))) ?? "";
  const said = (text: string): number => readFileSync(filesOf(room()).log, "utf8").split(text).length - 1;

  afterAll(async () => {
    for (const QueueUrl of [...queues, ...deadLetters]) await answered(ask(endpoint, sqs("PurgeQueue", { QueueUrl })));
  });

  it("was emptied by every journey, and nothing lies among its dead letters", async () => {
    for (const queue of [...queues, ...deadLetters])
      expect([queue, await waitingIn(endpoint, queue)]).toEqual([queue, 0]);
  });

  it.each(named)("lays down what failed for the fifth time: %s", async (_, queue) => {
    const failures = { DataType: "String", StringValue: "4" };
    await send(queue, "not a fact", { MessageAttributes: { failures } });
    expect(await until(async () => (await waitingIn(endpoint, deadOf(queue))) === 1)).toBe(true);
    expect(await until(async () => (await waitingIn(endpoint, queue)) === 0)).toBe(true);
  });

  it.each(named)("gives back what nobody hears: %s", async (_, queue) => {
    const before = said("nobody here hears a fact");
    await send(queue, unheard);
    expect(await until(async () => said("nobody here hears a fact") > before)).toBe(true);
    expect(await waitingIn(endpoint, queue)).toBe(1);
  });

  it("could be moved each time", () => {
    expect(said("message could not be moved")).toBe(0);
  });
});
