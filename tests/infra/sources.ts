import { expect, it } from "vitest";
import { actionsOf, conditionKeys, type Statement, servicesOf, statementsWithin } from "./references.ts";
import type { Synthesized } from "./synth.ts";

type Unsourced = {
  readonly service: RegExp;
  readonly actions: readonly string[];
  /** The condition that stands for a source, where there is one. */
  readonly instead?: string;
  readonly because: string;
};

/**
 * What a service of AWS does without naming the source for which it acts, so that a condition on one would refuse
 * it. Each with AWS's page that says so; what is not listed needs `aws:SourceAccount` or `aws:SourceArn`.
 */
const unsourced: readonly Unsourced[] = [
  {
    service: /^events\.amazonaws\.com$/,
    actions: ["kms:Decrypt", "kms:GenerateDataKey"],
    because:
      "eventbridge/latest/userguide/eb-targets.html gives the key of an encrypted target without a condition, and " +
      "sns/latest/dg/sns-key-management.html says that EventBridge supports none there",
  },
  {
    service: /^events\.amazonaws\.com$/,
    actions: ["kms:DescribeKey"],
    because: "eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html: looking at a key carries no context",
  },
  {
    service: /^events\.amazonaws\.com$/,
    actions: ["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
    instead: "kms:EncryptionContext:aws:events:event-bus:arn",
    because: "eventbridge/latest/userguide/encryption-archives.html: the context names account and bus",
  },
  {
    service: /^logs\.[a-z0-9-]+\.|"logs\.[a-z0-9-]+\./,
    actions: [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey",
      "kms:ReEncryptFrom",
      "kms:ReEncryptTo",
    ],
    instead: "kms:EncryptionContext:aws:logs:arn",
    because: "AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html: the context names account and region",
  },
];

const isSourced = (statement: Statement): boolean =>
  conditionKeys(statement).some((key) => key === "aws:SourceAccount" || key === "aws:SourceArn");

const isListed = (statement: Statement, service: string, action: string): boolean =>
  unsourced.some(
    (each) =>
      each.service.test(service) &&
      each.actions.includes(action) &&
      (!each.instead || conditionKeys(statement).includes(each.instead)),
  );

/** `TYPE SERVICE ACTION` of whatever a service may do for anybody. */
const forAnybody = (type: string, statement: Statement): string[] =>
  statement.Effect !== "Allow" || isSourced(statement)
    ? []
    : servicesOf(statement).flatMap((service) =>
        actionsOf(statement)
          .filter((action) => !isListed(statement, service, action))
          .map((action) => `${type} ${service} ${action}`),
      );

/** Every Allow to a service of AWS, in resources' policies and in roles' trust. */
export const describeSources = (here: () => Synthesized): void => {
  it("let a service of AWS act only for this account, wherever the service says for whom it acts", () => {
    const found = here().resources.flatMap(({ type, properties }) =>
      statementsWithin(properties).flatMap((statement) => forAnybody(type, statement)),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it("meet such services in trust, queues, topic and key, so that none of these was overlooked", () => {
    const met = here().resources.filter(({ properties }) =>
      statementsWithin(properties).some((statement) => servicesOf(statement).length > 0),
    );
    expect([...new Set(met.map(({ type }) => type))].toSorted()).toEqual([
      "AWS::IAM::Role",
      "AWS::KMS::Key",
      "AWS::SNS::TopicPolicy",
      "AWS::SQS::QueuePolicy",
    ]);
  });

  it("call a function only from the API that it belongs to", () => {
    const permissions = here().resources.filter(({ type }) => type === "AWS::Lambda::Permission");
    expect(permissions.length).toBeGreaterThan(0);
    expect(permissions.filter(({ properties }) => !(properties.SourceArn || properties.SourceAccount))).toEqual([]);
  });
};
