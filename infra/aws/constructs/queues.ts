import { Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { heardBy } from "#shared/events/contract.ts";
import { mostFailures, mostUnheard } from "#shared/events/listen.ts";
import type { Service } from "#shared/service.ts";
import { queueOf } from "../names.ts";
import type { Place } from "../place.ts";
import { deadLetterQueue, encryptedBy } from "./dead-letters.ts";

/** What EventBridge takes as the pattern of a rule. */
const longestPattern = 2048;

type Pattern = { readonly source: string[]; readonly detailType: string[] };

/** The pattern of a rule, by the teller whose facts it matches. A kind of fact never changes its rule. */
const patternsOf = ({ name, reactions }: Service): readonly (readonly [string, Pattern])[] => {
  const types = new Set(Object.values(reactions).flatMap((reaction) => heardBy(reaction).map(({ type }) => type)));
  const byTeller = Object.groupBy([...types].toSorted(), (type) => type.slice(0, type.indexOf(".")));
  return Object.entries(byTeller).map(([teller, detailType = []]) => {
    const pattern = { source: [`linli.${teller}`], detailType };
    const { length } = JSON.stringify({ source: pattern.source, "detail-type": detailType });
    if (length > longestPattern)
      throw new Error(`${name} hears so much of ${teller} that its rule has ${length} of ${longestPattern} characters`);
    return [teller, pattern];
  });
};

/**
 * How facts reach a service: one queue with dead letters, and a rule on the bus for each teller that it hears. It
 * stands before the service itself, so that no fact is told that has nowhere to wait.
 */
export class ServiceQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, place: Place, service: Service) {
    super(scope, service.name);
    const { stage, data, key } = place;
    this.deadLetters = deadLetterQueue(this, place, service.name);
    this.queue = new Queue(this, "Queue", {
      queueName: queueOf(stage.name, service.name),
      visibilityTimeout: Duration.seconds(360),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: mostUnheard + mostFailures + 1 },
      ...encryptedBy(key),
    });
    for (const [teller, eventPattern] of patternsOf(service))
      new Rule(this, `From ${teller}`, {
        eventBus: data.bus,
        description: `What ${service.name} hears of ${teller}`,
        eventPattern,
        targets: [
          new SqsQueue(this.queue, {
            deadLetterQueue: this.deadLetters,
            retryAttempts: 185,
            maxEventAge: Duration.hours(24),
          }),
        ],
      });
  }
}
