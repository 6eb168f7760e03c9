import type { Properties } from "../assembly.ts";
import { account, region } from "../room.ts";
import { call, inXml, pairsInXml, parsed, type Reader, xml } from "./reading.ts";

type Node = Properties;

const table: Reader = async ({ endpoint, made: { id } }) => {
  const asked = (action: string, input: object) => call(endpoint, "dynamodb", `DynamoDB_20120810.${action}`, input);
  const described = ((await asked("DescribeTable", { TableName: id })).Table ?? {}) as Node;
  const backups = (await asked("DescribeContinuousBackups", { TableName: id })).ContinuousBackupsDescription as Node;
  const recovery = (backups?.PointInTimeRecoveryDescription ?? {}) as Node;
  const {
    SSEDescription: sse = {},
    BillingModeSummary: billing = {},
    TableArn = "",
  } = described as Record<string, Node>;
  return {
    ...described,
    BillingMode: billing.BillingMode ?? null,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: recovery.PointInTimeRecoveryStatus === "ENABLED",
    },
    SSESpecification: {
      SSEEnabled: sse.Status === "ENABLED",
      KMSMasterKeyId: sse.KMSMasterKeyArn ?? null,
      SSEType: sse.SSEType ?? null,
    },
    Tags: (await asked("ListTagsOfResource", { ResourceArn: TableArn })).Tags ?? [],
  };
};

const kms = (endpoint: string, action: string, input: object) => call(endpoint, "kms", `TrentService.${action}`, input);

const key: Reader = async ({ endpoint, made: { id: KeyId } }) => {
  const { KeyMetadata = {} } = await kms(endpoint, "DescribeKey", { KeyId });
  const { Policy } = await kms(endpoint, "GetKeyPolicy", { KeyId, PolicyName: "default" });
  const { KeyRotationEnabled = null } = await kms(endpoint, "GetKeyRotationStatus", { KeyId });
  const { Tags = [] } = (await kms(endpoint, "ListResourceTags", { KeyId })) as { Tags?: Node[] };
  return {
    Description: (KeyMetadata as Node).Description ?? null,
    EnableKeyRotation: KeyRotationEnabled,
    KeyPolicy: parsed(String(Policy ?? "{}")),
    Tags: Tags.map(({ TagKey = null, TagValue = null }) => ({ Key: TagKey, Value: TagValue })),
  };
};

const alias: Reader = async ({ endpoint, made: { id } }) => {
  const { Aliases = [] } = (await kms(endpoint, "ListAliases", {})) as { Aliases?: Node[] };
  const found = Aliases.find(({ AliasName }) => AliasName === id);
  return {
    AliasName: found?.AliasName ?? null,
    TargetKeyId: `arn:aws:kms:${region}:${account}:key/${found?.TargetKeyId}`,
  };
};

const secret: Reader = async ({ endpoint, made: { id: SecretId } }) => {
  const described = await call(endpoint, "secretsmanager", "secretsmanager.DescribeSecret", { SecretId });
  const { SecretString = "" } = await call(endpoint, "secretsmanager", "secretsmanager.GetSecretValue", { SecretId });
  const made = String(SecretString);
  const GenerateSecretString = { PasswordLength: made.length, ExcludePunctuation: /^[A-Za-z0-9]+$/.test(made) };
  return { ...described, GenerateSecretString };
};

const logGroup: Reader = async ({ endpoint, made: { id } }) => {
  const logs = (action: string, input: object) => call(endpoint, "logs", `Logs_20140328.${action}`, input);
  const { logGroups = [] } = (await logs("DescribeLogGroups", { logGroupNamePrefix: id })) as { logGroups?: Node[] };
  const group = logGroups.find(({ logGroupName }) => logGroupName === id);
  const resourceArn = `arn:aws:logs:${region}:${account}:log-group:${id}`;
  const { tags = {} } = await logs("ListTagsForResource", { resourceArn });
  return {
    LogGroupName: group?.logGroupName ?? null,
    RetentionInDays: group?.retentionInDays ?? null,
    KmsKeyId: group?.kmsKeyId ?? null,
    Tags: Object.entries(tags ?? {}).map(([Key, tag]) => ({ Key, Value: tag })),
  };
};

const iam = (endpoint: string, action: string, input: Record<string, string>) => xml(endpoint, "iam", action, input);

const role: Reader = async ({ endpoint, made: { id: RoleName } }) => {
  const described = await iam(endpoint, "GetRole", { RoleName });
  const AssumeRolePolicyDocument = parsed(decodeURIComponent(inXml(described, "AssumeRolePolicyDocument")));
  return { AssumeRolePolicyDocument, Tags: pairsInXml(await iam(endpoint, "ListRoleTags", { RoleName })) };
};

const rolePolicy: Reader = async ({ endpoint, template }) => {
  const PolicyName = String(template.PolicyName);
  const Roles = template.Roles as readonly string[];
  const [RoleName = ""] = Roles;
  const described = await iam(endpoint, "GetRolePolicy", { RoleName, PolicyName });
  return { PolicyName, Roles, PolicyDocument: parsed(decodeURIComponent(inXml(described, "PolicyDocument"))) };
};

/** How what is kept, and who may reach it, stands. */
export const keptReaders: Readonly<Record<string, Reader>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::KMS::Key": key,
  "AWS::KMS::Alias": alias,
  "AWS::SecretsManager::Secret": secret,
  "AWS::Logs::LogGroup": logGroup,
  "AWS::IAM::Role": role,
  "AWS::IAM::Policy": rolePolicy,
};
