import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { BytesAt } from "./bytes-at.ts";

/** In the bucket of a stage, with the credentials of the environment. */
export const bytesInBucket = (Bucket: string, region: string): BytesAt => {
  const client = new S3Client({ region, forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL) });
  return {
    async find(Key) {
      try {
        return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async put(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
  };
};
