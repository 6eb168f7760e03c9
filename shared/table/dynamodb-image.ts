import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { hotAttribute, journalPrefix } from "./layout.ts";
import type { Item } from "./table.ts";

/** An item as DynamoDB's stream and its cancellation reasons carry it: marshalled, whichever client wrote it. */
export type MarshalledImage = Readonly<Record<string, AttributeValue>>;

export const itemOfImage = (image: MarshalledImage): Item =>
  unmarshall(image as Record<string, AttributeValue>) as Item;

const hotAttributes: ReadonlySet<string> = new Set(["partition", "sort", "version", hotAttribute]);

/**
 * What the relay reads of a changed item: a new journal entry whole; of a hot item its key, version and `last`, since
 * the rest is large and not looked at; nothing of any other.
 */
export const relayedImage = (isInserted: boolean, image: MarshalledImage): Item | undefined => {
  if (image.sort?.S?.startsWith(journalPrefix)) return isInserted ? itemOfImage(image) : undefined;
  if (!image[hotAttribute]) return undefined;
  return itemOfImage(Object.fromEntries(Object.entries(image).filter(([name]) => hotAttributes.has(name))));
};
