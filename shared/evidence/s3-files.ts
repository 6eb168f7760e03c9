import {
  DeleteObjectsCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Looked } from "../domain/files.ts";
import { awaitedKey, keptKey, type Said } from "./bucket.ts";
import { shownOf } from "./look.ts";

/** What the function of the files does with the bytes in a bucket of S3. */
export const s3Files = (Bucket: string, client: S3Client) => {
  const found = async (Key: string) => {
    try {
      return (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

  /** Every version at a key and below it, and every mark of a deleted one. */
  const removeAt = async (place: string): Promise<void> => {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: place }));
    const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
      Key && VersionId && (Key === place || Key.startsWith(`${place}/`)) ? { Key, VersionId } : [],
    );
    if (versions.length > 0) {
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket, Delete: { Objects: versions, Quiet: true } }),
      );
      if (Errors.length > 0) throw new Error(`${Errors.length} versions were not removed: ${Errors[0]?.Code}`);
    }
    if (page.IsTruncated && versions.length > 0) await removeAt(place);
  };

  return {
    look: async (key: string, said: Said): Promise<Looked> => {
      const bytes = await found(awaitedKey(key));
      if (!bytes) return { became: "absent" };
      const shown = await shownOf(bytes, said);
      if (shown.became === "refused") return shown;
      const put = async (size: "whole" | "small", Body: Uint8Array, ContentType: string) =>
        client.send(new PutObjectCommand({ Bucket, Key: keptKey(key, size), Body, ContentType }));
      const { whole, small } = shown;
      await put("whole", whole.data, whole.kept.mediaType);
      if (small) await put("small", small.data, small.kept.mediaType);
      return { became: "ready", kept: whole.kept, ...(small && { small: small.kept }) };
    },
    settle: (key: string): Promise<void> => removeAt(awaitedKey(key)),
    remove: async (key: string): Promise<void> => {
      await removeAt(`awaited/${key}`);
      await removeAt(`kept/${key}`);
    },
  };
};
