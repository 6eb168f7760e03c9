import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { busOf } from "./names.ts";
import { sentFrom } from "./sources.ts";
import type { Stage } from "./stage.ts";

const actions = (...names: readonly string[]): string[] => names.map((name) => `kms:${name}`);

const fully = actions("Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "ReEncryptFrom", "ReEncryptTo");

const forCourier = actions("Decrypt", "GenerateDataKey");

/**
 * Facts come to encrypted queues by EventBridge, which names no source to the key of its target: a condition on one
 * would refuse every fact. Which rules may send to which queue is said by the queues' own policies.
 * See docs/adr/0016.
 */
const courier = (): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal("events.amazonaws.com")],
    actions: forCourier,
    resources: ["*"],
  });

/** Alarms come to the encrypted topic, those of this account only. */
const bell = (account: string): PolicyStatement =>
  new PolicyStatement({
    principals: [sentFrom(account, "cloudwatch.amazonaws.com")],
    actions: forCourier,
    resources: ["*"],
  });

const archivist = (arn: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal("events.amazonaws.com")],
    actions: fully.filter((action) => action !== "kms:Encrypt" && action !== "kms:DescribeKey"),
    resources: ["*"],
    conditions: { StringEquals: { "kms:EncryptionContext:aws:events:event-bus:arn": arn } },
  });

/** A look at the key carries neither a source nor what is encrypted, so no condition could be met. */
const onlooker = (): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal("events.amazonaws.com")],
    actions: actions("DescribeKey"),
    resources: ["*"],
  });

const logKeeper = (principal: string, arn: string): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal(principal)],
    actions: fully,
    resources: ["*"],
    conditions: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": arn } },
  });

/** The key of a stage: of its table, queues, logs, secret and topic, and of its bus where the region can. */
export const stageKey = (scope: Construct, { name, account, region, switches }: Stage): Key => {
  const { urlSuffix, partition } = Stack.of(scope);
  const key = new Key(scope, "Key", {
    alias: `linli-${name}`,
    description: `What Linli keeps at ${name}`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const arnOf = (rest: string): string => `arn:${partition}:${rest}`;
  key.addToResourcePolicy(courier());
  key.addToResourcePolicy(bell(account));
  key.addToResourcePolicy(logKeeper(`logs.${region}.${urlSuffix}`, arnOf(`logs:${region}:${account}:log-group:*`)));
  if (switches.encryptedBus) {
    key.addToResourcePolicy(archivist(arnOf(`events:${region}:${account}:event-bus/${busOf(name)}`)));
    key.addToResourcePolicy(onlooker());
  }
  return key;
};

type Through = "dynamodb" | "sqs" | "lambda";

/** Lets a role use the key, only through the named services. China's services are known by either suffix. */
export const keyUse = ({ keyArn }: IKey, { region }: Stage, services: readonly Through[]): PolicyStatement => {
  const suffixes = region.startsWith("cn-") ? ["amazonaws.com", "amazonaws.com.cn"] : ["amazonaws.com"];
  const names = services.flatMap((service) => suffixes.map((suffix) => `${service}.${region}.${suffix}`));
  return new PolicyStatement({
    actions: fully,
    resources: [keyArn],
    conditions: { StringEquals: { "kms:ViaService": names } },
  });
};
