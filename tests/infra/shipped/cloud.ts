import { hash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Item, Table } from "#shared/table/table.ts";
import { cannedAnswers } from "../../bench/canned-dynamodb.ts";

/** What a function asked of AWS: the action as a policy names it, and how the ARN of what it was asked of ends. */
export type Asked = { readonly action: string; readonly of: string; readonly body: string };

const parts = { Put: "PutItem", Delete: "DeleteItem", Update: "UpdateItem", ConditionCheck: "ConditionCheckItem" };

/** One call as the actions that a role needs for it. A transaction needs those of its parts. */
const asksOf = (target: string, body: string): Asked[] => {
  const [service = "", action = ""] = target.split(".");
  const sent = JSON.parse(body);
  if (service === "AmazonSQS") return [{ action: `sqs:${action}`, of: sent.QueueUrl.split("/").at(-1), body }];
  if (service === "AWSEvents")
    return sent.Entries.map((entry: { EventBusName: string }) => ({
      action: `events:${action}`,
      of: `event-bus/${entry.EventBusName}`,
      body: JSON.stringify(entry),
    }));
  if (sent.TransactItems)
    return sent.TransactItems.flatMap((item: Record<string, { TableName: string }>) =>
      Object.entries(item).map(([part, { TableName }]) => ({
        action: `dynamodb:${parts[part as keyof typeof parts]}`,
        of: `table/${TableName}`,
        body: JSON.stringify(item),
      })),
    );
  const tables: string[] = sent.RequestItems ? Object.keys(sent.RequestItems) : [sent.TableName];
  return tables.map((table) => ({
    action: `dynamodb:${action}`,
    of: `table/${table}${sent.IndexName ? `/index/${sent.IndexName}` : ""}`,
    body,
  }));
};

/**
 * DynamoDB, EventBridge and SQS on loopback for one function: reads are answered from a table, the first query of an index
 * by `indexed`, and whatever is written or published is taken. It tells all that was asked.
 */
export const openCloud = async (table: Table, indexed: readonly Item[] = []) => {
  const asked: Asked[] = [];
  const answer = cannedAnswers(table);
  let left = indexed;
  const told = async (target: string, body: string): Promise<object> => {
    asked.push(...asksOf(target, body));
    const { IndexName, MessageBody } = JSON.parse(body);
    if (target.startsWith("AmazonSQS.")) return { MD5OfMessageBody: hash("md5", MessageBody ?? "") };
    if (!IndexName) return answer(target, body);
    const Items = left.map((item) => marshall(item));
    left = [];
    return { Items, Count: Items.length, ScannedCount: Items.length };
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = JSON.stringify(await told(String(request.headers["x-amz-target"]), Buffer.concat(chunks).toString()));
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(text);
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
};
