import * as z from "zod";
import { setting } from "../aws.ts";
import { KeptBytes, WhyRefused } from "../domain/file.ts";
import { awaitedKey, type Bucket, dispositionOf, keptKey } from "./bucket.ts";
import type { FileOrder } from "./file-order.ts";
import { s3Address } from "./s3-addresses.ts";

const Look = z.discriminatedUnion("became", [
  z.object({ became: z.literal("ready"), kept: KeptBytes, small: KeptBytes.optional() }),
  z.object({ became: z.literal("refused"), because: WhyRefused }),
  z.object({ became: z.literal("absent") }),
]);

const here = () => ({ origin: setting("FILES_AT"), region: setting("AWS_REGION") });

/** Has the function do it that alone may read and write the bytes. Its client is loaded with the first file. */
const ordered = async (order: FileOrder): Promise<unknown> => {
  const { InvokeCommand, LambdaClient } = await import("../late/lambda.ts");
  const command = new InvokeCommand({ FunctionName: setting("FILES_FUNCTION"), Payload: JSON.stringify(order) });
  const { FunctionError, Payload } = await new LambdaClient({}).send(command);
  const told = Payload?.transformToString() ?? "null";
  if (FunctionError) throw new Error(`the function of the files failed: ${told.slice(0, 300)}`);
  return JSON.parse(told);
};

/** The bucket of a stage. A service makes addresses of it, and touches no bytes. */
export const bucketOfStage = (): Bucket => ({
  async placeFor(key, { mediaType, bytes, sha256 }, span) {
    const headers = {
      "content-type": mediaType,
      "content-length": String(bytes),
      "x-amz-checksum-sha256": Buffer.from(sha256, "hex").toString("base64"),
    };
    const url = await s3Address(here(), { method: "PUT", key: awaitedKey(key), headers }, span);
    return { method: "PUT", url, headers, until: span.until };
  },
  readingOf: (key, size, as, span) => {
    const query = {
      "response-content-type": as.mediaType,
      "response-content-disposition": dispositionOf(as),
      "response-cache-control": "private, max-age=300",
    };
    return s3Address(here(), { method: "GET", key: keptKey(key, size), query }, span);
  },
  look: async (key, said) => Look.parse(await ordered({ do: "look", key, said })),
  settle: async (key) => void (await ordered({ do: "settle", key })),
  remove: async (key) => void (await ordered({ do: "remove", key })),
});
