import { Duration, RemovalPolicy } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import { acknowledge } from "./acknowledge.ts";
import { filesOf } from "./names.ts";
import type { Stage } from "./stage.ts";

/**
 * Where photos and papers lie: private, over TLS alone, under the stage's key, in versions. By time goes only what was
 * never looked at, and what was deleted: everything else goes by the deadline of its own thing.
 */
export const filesBucket = (scope: Construct, stage: Stage, encryptionKey: IKey): Bucket => {
  const bucket = new Bucket(scope, "Files", {
    bucketName: filesOf(stage),
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    cors: [
      {
        allowedMethods: [HttpMethods.GET, HttpMethods.PUT],
        allowedOrigins: stage.allowedOrigins,
        allowedHeaders: ["content-type", "x-amz-checksum-sha256"],
        maxAge: 3600,
      },
    ],
    lifecycleRules: [
      { id: "awaited", prefix: "awaited/", expiration: Duration.days(1) },
      {
        id: "deleted",
        noncurrentVersionExpiration: Duration.days(1),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
    ],
  });
  acknowledge(
    bucket,
    "S1",
    "the API's own log names who was given which address, and an address opens for five minutes",
  );
  return bucket;
};
