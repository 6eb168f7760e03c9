import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "./table.ts";

/** An item as DynamoDB's stream and its cancellation reasons carry it: marshalled, whichever client wrote it. */
export type MarshalledImage = Readonly<Record<string, AttributeValue>>;

export const itemOfImage = (image: MarshalledImage): Item =>
  unmarshall(image as Record<string, AttributeValue>) as Item;
