import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { heardBy, type NamedReaction, queueName } from "#shared/events/contract.ts";
import { acknowledge } from "../acknowledge.ts";
import type { DataStack } from "../data-stack.ts";
import type { Stage } from "../stage.ts";

/** How often a message is tried before it lies among the dead letters; the local host counts alike. */
const mostAttempts = 5;
const keptDays = 14;

/** Where messages rest that nothing could be done with, for 14 days. */
export const deadLetterQueue = (scope: Construct, id: string, name: string): Queue => {
  const queue = new Queue(scope, id, {
    queueName: name,
    enforceSSL: true,
    encryption: QueueEncryption.SQS_MANAGED,
    retentionPeriod: Duration.days(keptDays),
  });
  acknowledge(queue, "SQS3", "it is itself where dead letters lie");
  return queue;
};

export type ReactionQueueProps = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly reaction: NamedReaction;
  readonly listener: LambdaFunction;
};

/** Matches the facts that a reaction hears. EventBridge takes a pattern of 2,048 characters at most. */
const patternOf = (reaction: NamedReaction) => {
  const detailType = heardBy(reaction).map(({ type }) => type);
  return { source: [...new Set(detailType.map((type) => `linli.${type.split(".")[0]}`))], detailType };
};

/** One reaction's way: a rule on the bus, a queue with dead letters, and the service's events function. */
export class ReactionQueue extends Construct {
  constructor(scope: Construct, { stage, data, reaction, listener }: ReactionQueueProps) {
    super(scope, reaction.name);
    const name = `linli-${stage.name}-${queueName(reaction)}`;
    const dead = deadLetterQueue(this, "DeadLetters", `linli-${stage.name}-dead-${queueName(reaction)}`);
    const queue = new Queue(this, "Queue", {
      queueName: name,
      enforceSSL: true,
      encryption: QueueEncryption.SQS_MANAGED,
      visibilityTimeout: Duration.seconds(180),
      deadLetterQueue: { queue: dead, maxReceiveCount: mostAttempts },
    });
    new Rule(this, "Rule", {
      eventBus: data.bus,
      description: reaction.summary,
      eventPattern: patternOf(reaction),
      targets: [new SqsQueue(queue, { deadLetterQueue: dead, retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
    listener.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
  }
}
