import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { Key, Table } from "#shared/table/table.ts";

type Sent = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };
type Keyed = { readonly partition: { S: string }; readonly sort: { S: string } };

const keyIn = ({ partition, sort }: Keyed): Key => ({ partition: partition.S, sort: sort.S });

/** Answers DynamoDB's calls from a table: reads as they are, queries with nothing, and writes as if they were done. */
export const cannedAnswers = (table: Table) => {
  const marshalled = async (key: Key) => {
    const item = await table.get(key);
    return item && marshall(item);
  };
  return async (target: string, body: string): Promise<object> => {
    if (target.endsWith(".GetItem")) return { Item: await marshalled(keyIn(JSON.parse(body).Key)) };
    if (target.endsWith(".Query")) return { Items: [], Count: 0, ScannedCount: 0 };
    if (!target.endsWith(".BatchGetItem")) return {};
    const [[name, { Keys }]] = Object.entries(JSON.parse(body).RequestItems) as [[string, { Keys: Keyed[] }]];
    const found = await Promise.all(Keys.map((key) => marshalled(keyIn(key))));
    return { Responses: { [name]: found.filter((item) => item !== undefined) } };
  };
};

/**
 * A DynamoDB client whose network answers at once from a table in memory: the SDK does all of its own work,
 * nothing waits, and writes are thought done, so that only CPU is left to measure.
 */
export const cannedDynamodb = (table: Table): DynamoDBClient => {
  const answer = cannedAnswers(table);
  const handle = async ({ headers, body }: Sent) => {
    const told = JSON.stringify(await answer(headers["x-amz-target"] ?? "", Buffer.from(body).toString()));
    const response = {
      statusCode: 200,
      headers: { "content-type": "application/x-amz-json-1.0" },
      body: Buffer.from(told),
    };
    return { response };
  };

  return new DynamoDBClient({
    region: "local",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    requestHandler: { handle } as never,
  });
};
