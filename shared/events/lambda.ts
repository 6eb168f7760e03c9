import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { production, setting } from "../aws.ts";
import { itemOfImage } from "../table/dynamodb-image.ts";
import { sweepDeadlines } from "./deadline.ts";
import { eventBridge } from "./eventbridge.ts";
import { envelopesOf } from "./relay.ts";

const world = production("events");
const bus = eventBridge(setting("BUS_NAME"));

const publish = async ({ eventName, dynamodb }: DynamoDBRecord): Promise<void> => {
  if (eventName !== "INSERT" || !dynamodb?.NewImage) return;
  await bus.publish(envelopesOf(world.region, itemOfImage(dynamodb.NewImage as never)));
};

/** The relay: publishes the facts of new journal entries, in their order; the stream goes on from the first failure. */
export const relay = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const record of Records) {
    try {
      await publish(record);
    } catch (error) {
      world.log.error("a change was not relayed", { error });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
    }
  }
  return { batchItemFailures: [] };
};

/** The scheduler's minute: publishes every deadline whose time has come. */
export const deadlines = async (): Promise<void> => {
  while ((await sweepDeadlines(world, bus)) > 0);
};
