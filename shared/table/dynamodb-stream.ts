import { DynamoDBStreamsClient, GetRecordsCommand, GetShardIteratorCommand } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";

/** A stretch of a stream, as a dead letter of its reader names it. The stream keeps it for 24 hours. */
export type Stretch = {
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
};

const isWithin = ({ dynamodb }: DynamoDBRecord, { endSequenceNumber }: Stretch): boolean =>
  BigInt(dynamodb?.SequenceNumber ?? 0) <= BigInt(endSequenceNumber);

/** The records of a stretch, in order. Throws `TrimmedDataAccessException` where the stream has forgotten them. */
export const readStretch = async (
  stretch: Stretch,
  client: Pick<DynamoDBStreamsClient, "send"> = new DynamoDBStreamsClient({}),
): Promise<DynamoDBRecord[]> => {
  const place = {
    StreamArn: stretch.streamArn,
    ShardId: stretch.shardId,
    ShardIteratorType: "AT_SEQUENCE_NUMBER" as const,
    SequenceNumber: stretch.startSequenceNumber,
  };
  const found: DynamoDBRecord[] = [];
  let { ShardIterator } = await client.send(new GetShardIteratorCommand(place));
  while (ShardIterator) {
    const { Records = [], NextShardIterator } = await client.send(new GetRecordsCommand({ ShardIterator }));
    const records = Records as unknown as DynamoDBRecord[];
    found.push(...records.filter((record) => isWithin(record, stretch)));
    const isPast = records.some((record) => !isWithin(record, stretch));
    const isDone = isPast || found.at(-1)?.dynamodb?.SequenceNumber === stretch.endSequenceNumber;
    ShardIterator = isDone || Records.length === 0 ? undefined : NextShardIterator;
  }
  return found;
};
