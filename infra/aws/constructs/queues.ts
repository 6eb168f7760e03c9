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

/**
 * Things whose facts have a second rule, as one pattern does not hold all that is heard of their teller. No fact changes
 * its rule, so a thing comes here before its first fact is told.
 */
const thingsOfSecondRule: Readonly<Record<string, readonly string[]>> = {
  mediation: [
    ...["appointment", "body", "companion", "confirmation", "danger", "file", "files", "follow-up"],
    ...["hearing", "independence", "obligation", "relative"],
  ],
};

/** `mediation.danger-raised.v1`: `mediation, second`. */
const ruleOf = (type: string): string => {
  const [teller = "", name = ""] = type.split(".");
  const isOfSecond = thingsOfSecondRule[teller]?.some((thing) => name.startsWith(`${thing}-`));
  return isOfSecond ? `${teller}, second` : teller;
};

/** The pattern of a rule, by the teller whose facts it matches. A kind of fact never changes its rule. */
const patternsOf = ({ name, reactions }: Service): readonly (readonly [string, Pattern])[] => {
  const types = new Set(Object.values(reactions).flatMap((reaction) => heardBy(reaction).map(({ type }) => type)));
  const byRule = Object.groupBy([...types].toSorted(), ruleOf);
  return Object.entries(byRule).map(([rule, detailType = []]) => {
    const pattern = { source: [`linli.${rule.split(",")[0]}`], detailType };
    const { length } = JSON.stringify({ source: pattern.source, "detail-type": detailType });
    if (length > longestPattern)
      throw new Error(`${name} hears so much of ${rule} that its rule has ${length} of ${longestPattern} characters`);
    return [rule, pattern];
  });
};

/**
 * How facts reach a service: one queue with dead letters, and a rule or two on the bus for each teller that it hears. It
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
    for (const [rule, eventPattern] of patternsOf(service))
      new Rule(this, `From ${rule}`, {
        eventBus: data.bus,
        description: `What ${service.name} hears of ${rule}`,
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
