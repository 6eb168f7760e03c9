import { readFileSync } from "node:fs";
import { Duration } from "aws-cdk-lib";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import * as z from "zod";
import { reactionId } from "#shared/events/contract.ts";
import { queueOf } from "../names.ts";
import type { Place } from "../place.ts";
import { deadLetterQueue, encryptedBy } from "./dead-letters.ts";

/** The reactions that had a queue each before a service had one, by service. */
const old = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(new URL("../old-queues.json", import.meta.url), "utf8")));

/** Such a queue, in the place where it stood. No rule leads to it any more; what lies on it is still heard. */
class OldQueue extends Construct {
  constructor(scope: Construct, place: Place, reaction: { service: string; name: string }, listener: LambdaFunction) {
    super(scope, reaction.name);
    const { stage, key } = place;
    const name = reactionId(reaction);
    const queue = new Queue(this, "Queue", {
      queueName: queueOf(stage.name, name),
      visibilityTimeout: Duration.seconds(360),
      deadLetterQueue: { queue: deadLetterQueue(this, place, name), maxReceiveCount: 5 },
      ...encryptedBy(key),
    });
    listener.addEventSource(new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true }));
  }
}

/** Keeps the old queues of a service until they are empty, at a stage that had them. See ADR 18. */
export const keepOldQueues = (scope: Construct, place: Place, service: string, listener: LambdaFunction): void => {
  for (const name of old[service] ?? []) new OldQueue(scope, place, { service, name }, listener);
};
