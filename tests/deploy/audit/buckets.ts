import * as s3 from "@aws-sdk/client-s3";
import { rootKeys } from "../aws.ts";
import { region } from "../room.ts";
import { parsed, type Reader } from "./reading.ts";

const clientAt = (endpoint: string) =>
  new s3.S3Client({ endpoint, region, credentials: rootKeys, forcePathStyle: true });

/** What is answered to a question; nothing where nothing of it is set. */
const asked = async <Told>(question: Promise<Told>): Promise<Partial<Told>> => {
  try {
    return await question;
  } catch (error) {
    if (error instanceof s3.S3ServiceException) return {};
    throw error;
  }
};

/** Plain, without what was not told. */
const plain = (value: unknown): never => parsed(JSON.stringify(value ?? null));

const encryptionRule = ({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }: s3.ServerSideEncryptionRule) => ({
  ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
  BucketKeyEnabled,
});

const corsRule = ({ MaxAgeSeconds, ID, ...rule }: s3.CORSRule) => ({ ...rule, Id: ID, MaxAge: MaxAgeSeconds });

const lifecycleRule = ({ ID, Filter, Prefix, Expiration, ...rule }: s3.LifecycleRule) => ({
  ...rule,
  Id: ID,
  Prefix: Prefix ?? Filter?.Prefix,
  ExpirationInDays: Expiration?.Days,
});

const bucket: Reader = async ({ endpoint, made: { id: Bucket } }) => {
  const client = clientAt(endpoint);
  const encryption = await asked(client.send(new s3.GetBucketEncryptionCommand({ Bucket })));
  const cors = await asked(client.send(new s3.GetBucketCorsCommand({ Bucket })));
  const lifecycle = await asked(client.send(new s3.GetBucketLifecycleConfigurationCommand({ Bucket })));
  const access = await asked(client.send(new s3.GetPublicAccessBlockCommand({ Bucket })));
  const ownership = await asked(client.send(new s3.GetBucketOwnershipControlsCommand({ Bucket })));
  const { Status } = await asked(client.send(new s3.GetBucketVersioningCommand({ Bucket })));
  const { TagSet } = await asked(client.send(new s3.GetBucketTaggingCommand({ Bucket })));
  return plain({
    BucketName: Bucket,
    BucketEncryption: {
      ServerSideEncryptionConfiguration: encryption.ServerSideEncryptionConfiguration?.Rules?.map(encryptionRule),
    },
    CorsConfiguration: { CorsRules: cors.CORSRules?.map(corsRule) },
    LifecycleConfiguration: { Rules: lifecycle.Rules?.map(lifecycleRule) },
    OwnershipControls: { Rules: ownership.OwnershipControls?.Rules },
    PublicAccessBlockConfiguration: access.PublicAccessBlockConfiguration,
    VersioningConfiguration: { Status },
    Tags: TagSet ?? [],
  });
};

const bucketPolicy: Reader = async ({ endpoint, template }) => {
  const Bucket = String(template.Bucket);
  const { Policy = "{}" } = await asked(clientAt(endpoint).send(new s3.GetBucketPolicyCommand({ Bucket })));
  return { Bucket, PolicyDocument: parsed(Policy) };
};

/** How the bucket of the files stands. */
export const bucketReaders: Readonly<Record<string, Reader>> = {
  "AWS::S3::Bucket": bucket,
  "AWS::S3::BucketPolicy": bucketPolicy,
};
