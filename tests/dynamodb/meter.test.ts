import { DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { beforeAll, describe, expect, it } from "vitest";
import { itemSize } from "#shared/table/limits.ts";
import type { Item } from "#shared/table/table.ts";
import { readUnits, writeUnits } from "../limits/meter.ts";
import { localTable } from "./local-table.ts";

const key = { partition: "A", sort: "S" };
const items: readonly Item[] = [
  { ...key },
  { ...key, pad: "x".repeat(1000) },
  { ...key, pad: "x".repeat(1005) },
  { ...key, pad: "中".repeat(700), list: [1, 2, { a: null }] },
  { ...key, pad: "x".repeat(5000), firstPartition: "I", firstSort: "1", card: { n: 1 } },
  { ...key, pad: "x".repeat(5000), firstPartition: "I", firstSort: "2", card: { n: 1 } },
  { ...key, pad: "x".repeat(5000), firstPartition: "I", firstSort: "2", card: { n: 2 } },
];

describe("the capacity meter beside DynamoDB Local", () => {
  let name: string;
  let documents: DynamoDBDocumentClient;
  beforeAll(async () => {
    const local = await localTable();
    name = local.name;
    documents = DynamoDBDocumentClient.from(local.client);
  });

  it("counts single writes and reads alike", async () => {
    let before: Item | undefined;
    for (const item of items) {
      const put = new PutCommand({ TableName: name, Item: item, ReturnConsumedCapacity: "TOTAL" });
      const { ConsumedCapacity: written } = await documents.send(put);
      expect(writeUnits(before, item, false)).toBe(written?.CapacityUnits);
      const get = { TableName: name, Key: key, ConsistentRead: true, ReturnConsumedCapacity: "TOTAL" as const };
      const { ConsumedCapacity: read } = await documents.send(new GetCommand(get));
      expect(readUnits(itemSize(item), true)).toBe(read?.CapacityUnits);
      before = item;
    }
  });
});
