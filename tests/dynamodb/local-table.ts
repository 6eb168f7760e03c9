import {
  type AttributeValue,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams";
import { patience, patient } from "#shared/table/busy.ts";
import { dynamodbTable } from "#shared/table/dynamodb.ts";
import { relayedImage } from "#shared/table/dynamodb-image.ts";
import { hotAttribute, indexKeys, projected, tableKey } from "#shared/table/layout.ts";
import type { Item } from "#shared/table/table.ts";
import { emulatorEndpoint } from "./emulator.ts";

const settings = async () => ({
  endpoint: await emulatorEndpoint(),
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

const text = (AttributeName: string) => ({ AttributeName, AttributeType: "S" as const });
const keySchema = ({ partition, sort }: { partition: string; sort: string }) => [
  { AttributeName: partition, KeyType: "HASH" as const },
  { AttributeName: sort, KeyType: "RANGE" as const },
];

const description = (TableName: string) => ({
  TableName,
  BillingMode: "PAY_PER_REQUEST" as const,
  KeySchema: keySchema(tableKey),
  AttributeDefinitions: [tableKey, ...Object.values(indexKeys)].flatMap((names) => Object.values(names).map(text)),
  GlobalSecondaryIndexes: Object.entries(indexKeys).map(([IndexName, names]) => ({
    IndexName,
    KeySchema: keySchema(names),
    Projection: { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [projected] },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" as const },
});

type Marshalled = Record<string, AttributeValue>;
type StreamRecord = {
  readonly eventName?: string;
  readonly dynamodb?: { NewImage?: Marshalled; OldImage?: Marshalled };
};

/** What the relay on AWS takes of a record, but for hot items whose last command did not change. */
const imageOf = ({ eventName, dynamodb }: StreamRecord): Item[] => {
  const { NewImage, OldImage } = dynamodb ?? {};
  const last = JSON.stringify(NewImage?.[hotAttribute]);
  const isUnchanged = last !== undefined && last === JSON.stringify(OldImage?.[hotAttribute]);
  const image = NewImage && !isUnchanged ? relayedImage(eventName === "INSERT", NewImage) : undefined;
  return image ? [image] : [];
};

/** A reader of the stream from its beginning: each call answers what came since. */
const streamReader = (streams: DynamoDBStreamsClient, StreamArn: string) => {
  const iterators = new Map<string, string | undefined>();
  const shardIds = async (): Promise<string[]> => {
    const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
    return (StreamDescription?.Shards ?? []).map(({ ShardId }) => ShardId ?? "");
  };
  const iteratorOf = async (ShardId: string): Promise<string | undefined> => {
    if (iterators.has(ShardId)) return iterators.get(ShardId);
    const request = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" as const };
    return (await streams.send(new GetShardIteratorCommand(request))).ShardIterator;
  };
  const readShard = async (shardId: string): Promise<Item[]> => {
    const ShardIterator = await iteratorOf(shardId);
    if (!ShardIterator) return [];
    const { Records, NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator, Limit: 1000 }));
    iterators.set(shardId, NextShardIterator);
    return (Records ?? []).flatMap((record) => imageOf(record as StreamRecord));
  };
  return async (): Promise<Item[]> => {
    const images: Item[] = [];
    for (const shardId of await shardIds()) images.push(...(await readShard(shardId)));
    return images;
  };
};

let made = 0;

/** A fresh table on DynamoDB Local, with a reader of its stream. */
export const localTable = async () => {
  made += 1;
  const name = `linli-${process.pid}-${made}-${Date.now()}`;
  const client = new DynamoDBClient(await settings());
  await client.send(new CreateTableCommand(description(name)));
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const streams = new DynamoDBStreamsClient(await settings());
  return {
    name,
    client,
    table: patient(dynamodbTable(name, client), patience),
    readStream: streamReader(streams, Table?.LatestStreamArn ?? ""),
  };
};
