import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { heardBy, type NamedReaction, queueName } from "#shared/events/contract.ts";
import { queueOf } from "../names.ts";
import type { Place } from "../place.ts";
import { deadLetterQueue, encryptedBy } from "./dead-letters.ts";

/** How often a message is tried before it lies among the dead letters; the local host counts alike. */
const mostAttempts = 5;

/** Matches the facts that a reaction hears. EventBridge takes a pattern of 2,048 characters at most. */
const patternOf = (reaction: NamedReaction) => {
  const detailType = heardBy(reaction).map(({ type }) => type);
  return { source: [...new Set(detailType.map((type) => `linli.${type.split(".")[0]}`))], detailType };
};

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
      eventPattern: patternOf(reaction),
      targets: [new SqsQueue(queue, { deadLetterQueue: dead, retryAttempts: 185, maxEventAge: Duration.hours(24) })],
    });
    listener.addEventSource(
      new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
  }
}
