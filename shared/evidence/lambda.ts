import { S3Client } from "@aws-sdk/client-s3";
import { setting } from "../aws.ts";
import { FileOrder } from "./file-order.ts";
import { s3Files } from "./s3-files.ts";

const bucket = s3Files(
  setting("FILES_BUCKET"),
  new S3Client({ forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL) }),
);

/** The one function that reads and writes the bytes of photos and papers; it knows no table. */
export const files = async (given: unknown): Promise<unknown> => {
  const order = FileOrder.parse(given);
  if (order.do === "look") return bucket.look(order.key, order.said);
  await bucket[order.do](order.key);
  return {};
};
