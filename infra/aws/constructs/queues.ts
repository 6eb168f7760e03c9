import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type NamedReaction, queueName } from "#shared/events/contract.ts";
import { acknowledge } from "../acknowledge.ts";
import { deadLettersOf, queueOf } from "../names.ts";
import type { Place } from "../place.ts";

/** How often a message is tried before it lies among the dead letters; the local host counts alike. */
const mostAttempts = 5;
const keptDays = 14;

const encryptedBy = (encryptionMasterKey: IKey) => ({
  enforceSSL: true,
  encryption: QueueEncryption.KMS,
  encryptionMasterKey,
  dataKeyReuse: Duration.hours(1),
});

/** Where messages rest that nothing could be done with, for 14 days. `of` names what they were meant for. */
export const deadLetterQueue = (scope: Construct, { stage, key }: Omit<Place, "data">, of: string): Queue => {
  const queue = new Queue(scope, "DeadLetters", {
    queueName: deadLettersOf(stage.name, of),
    retentionPeriod: Duration.days(keptDays),
    ...encryptedBy(key),
  });
  acknowledge(queue, "SQS3", "it is itself where dead letters lie");
  return queue;
};

/** Lets a role put messages on a queue. The key is granted apart: CDK's own grant does it by actions with `*`. */
export const sendingTo = ({ queueArn }: Queue): PolicyStatement =>
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queueArn] });

/** One reaction's way: a rule on the bus, a queue with dead letters, and the service's events function. */
export class ReactionQueue extends Construct {
  constructor(scope: Construct, place: Place, reaction: NamedReaction, listener: LambdaFunction) {
    super(scope, reaction.name);
    const { stage, data, key } = place;
    const name = queueName(reaction);
    const dead = deadLetterQueue(this, place, name);
    const queue = new Queue(this, "Queue", {
      queueName: queueOf(stage.name, name),
      visibilityTimeout: Duration.seconds(180),
      deadLetterQueue: { queue: dead, maxReceiveCount: mostAttempts },
      ...encryptedBy(key),
    });
    new Rule(this, "Rule", {
      eventBus: data.bus,
      description: reaction.summary,
      eventPattern: { source: [`linli.${reaction.hears.type.split(".")[0]}`], detailType: [reaction.hears.type] },
      targets: [new SqsQueue(queue, { deadLetterQueue: dead, retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
    listener.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
  }
}
