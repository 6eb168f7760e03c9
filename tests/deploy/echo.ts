import { randomUUID } from "node:crypto";
import type { Envelope } from "#shared/events/contract.ts";
import type { Table } from "#shared/table/table.ts";
import { answered, ask, json } from "./aws.ts";
import type { Deployed } from "./deployed.ts";
import { account, region } from "./room.ts";

const sqs = (action: string, input: object) => json("sqs", `AmazonSQS.${action}`, input);
const events = (action: string, input: object) => json("events", `AWSEvents.${action}`, input);

type Message = { readonly ReceiptHandle: string; readonly Body: string };

const factIn = ({ Body }: Message): Envelope => JSON.parse(Body).detail;

/** A queue of the test that hears every fact on the bus of a stage. */
export const listenTo = async ({ endpoint, stage, bus }: Pick<Deployed, "endpoint" | "stage" | "bus">) => {
  const QueueName = `echo-${stage}`;
  const { QueueUrl } = JSON.parse(await answered(ask(endpoint, sqs("CreateQueue", { QueueName }))));
  const rule = { Name: QueueName, EventBusName: bus };
  const EventPattern = JSON.stringify({ source: [{ prefix: "linli." }] });
  await answered(ask(endpoint, events("PutRule", { ...rule, EventPattern })));
  const Targets = [{ Id: "echo", Arn: `arn:aws:sqs:${region}:${account}:${QueueName}` }];
  await answered(ask(endpoint, events("PutTargets", { Rule: rule.Name, EventBusName: bus, Targets })));
  return QueueUrl as string;
};

/** The facts that came since, at most ten; waits a moment for the first. */
const heard = async (endpoint: string, QueueUrl: string): Promise<Envelope[]> => {
  const asked = sqs("ReceiveMessage", { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
  const { Messages = [] } = JSON.parse(await answered(ask(endpoint, asked))) as { Messages?: Message[] };
  if (Messages.length === 0) return [];
  const Entries = Messages.map(({ ReceiptHandle }, nth) => ({ Id: String(nth), ReceiptHandle }));
  await answered(ask(endpoint, sqs("DeleteMessageBatch", { QueueUrl, Entries })));
  return Messages.map(factIn);
};

const patienceSeconds = 240;

/**
 * Calls into the table's stream, and answers the facts that come over the bus until the call is heard: when it is, all
 * that was written before it has been relayed.
 */
export const echo = async (
  { endpoint }: Pick<Deployed, "endpoint">,
  queue: string,
  table: Table,
): Promise<Envelope[]> => {
  const command = randomUUID();
  const partition = "C#echo#ECHO#echo";
  const at = new Date().toISOString();
  const marks = { command, verb: "call", by: { role: "system" }, at, version: 1 };
  const fact = { type: "echo.called.v1", subject: command, data: {} };
  const ids = { correlationId: command, causationId: command };
  await table.write({ put: { partition, sort: `JOURNAL#${command}`, ...marks, ...ids, facts: [fact] } });
  const until = Date.now() + patienceSeconds * 1000;
  const told: Envelope[] = [];
  while (Date.now() < until) {
    told.push(...(await heard(endpoint, queue)));
    if (told.some(({ subject }) => subject === command)) return told.filter(({ source }) => source !== "linli.echo");
  }
  throw new Error(`the relay told nothing within ${patienceSeconds} s`);
};
