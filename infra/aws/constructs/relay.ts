import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { journalPrefix } from "#shared/table/layout.ts";
import { acknowledge } from "../acknowledge.ts";
import type { Place } from "../place.ts";
import { deadLetterQueue, sendingTo } from "./dead-letters.ts";
import { LinliFunction } from "./function.ts";

/** Shorter than the 24 h for which a stream keeps its records, so that a dead letter still points at something. */
const mostHours = 20;

/** The relay: the table's stream, filtered to journal entries, onto the bus. */
export class Relay extends Construct {
  constructor(scope: Construct, place: Place) {
    super(scope, "Relay");
    const { data } = place;
    const environment = { BUS_NAME: data.bus.eventBusName };
    const props = { name: "relay", bundle: "events", entry: "relay", timeoutSeconds: 60, environment, hasQueues: true };
    const relay = new LinliFunction(this, "Relay", place, props);
    const { lambda } = relay;
    data.bus.grantPutEventsTo(lambda);
    const dead = deadLetterQueue(this, place, "relay");
    const stream = data.table.tableStreamArn ?? "";
    const read = ["DescribeStream", "GetRecords", "GetShardIterator"].map((action) => `dynamodb:${action}`);
    lambda.addToRolePolicy(new PolicyStatement({ actions: read, resources: [stream] }));
    lambda.addToRolePolicy(new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }));
    acknowledge(relay, "IAM5[Resource::*]", "dynamodb:ListStreams, which a stream's mapping needs, takes no resource");
    lambda.addToRolePolicy(sendingTo(dead));
    new EventSourceMapping(this, "Stream", {
      target: lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(mostHours),
      onFailure: { bind: () => ({ destination: dead.queueArn }) },
      filters: [FilterCriteria.filter({ dynamodb: { Keys: { sort: { S: [{ prefix: journalPrefix }] } } } })],
    });
  }
}
