import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { itemOfImage } from "../table/dynamodb-image.ts";
import type { World } from "../world.ts";
import { type Bus, envelopesOf } from "./relay.ts";

/** The facts of one record of the stream: only an inserted item can be a new journal entry. */
const envelopesIn = (region: string, { eventName, dynamodb }: DynamoDBRecord) =>
  eventName === "INSERT" && dynamodb?.NewImage ? envelopesOf(region, itemOfImage(dynamodb.NewImage as never)) : [];

/**
 * The relay on AWS: publishes the facts of new journal entries in the stream's order. At the first record that
 * cannot be published it stops and names it, so that the stream goes on from there.
 */
export const streamRelay =
  ({ region, log }: Pick<World, "region" | "log">, bus: Bus) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        await bus.publish(envelopesIn(region, record));
      } catch (error) {
        log.error("a change was not relayed", { error });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
