import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { relayedImage } from "../table/dynamodb-image.ts";
import type { World } from "../world.ts";
import { type Bus, relayed } from "./relay.ts";

/** What one record of the stream is relayed for; nothing for what was removed, or is neither entry nor hot. */
const imagesIn = ({ eventName, dynamodb }: DynamoDBRecord) => {
  const image = dynamodb?.NewImage && relayedImage(eventName === "INSERT", dynamodb.NewImage as never);
  return image ? [image] : [];
};

/**
 * The relay on AWS: journals hot items and publishes the facts of new journal entries, in the stream's order. At the
 * first record that fails it stops and names it, so that the stream goes on from there.
 */
export const streamRelay =
  (world: Pick<World, "table" | "region" | "log">, bus: Bus) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        await relayed(world, bus, imagesIn(record));
      } catch (error) {
        world.log.error("a change was not relayed", { error });
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
      }
    }
    return { batchItemFailures: [] };
  };
