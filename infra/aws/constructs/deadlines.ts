import { Duration } from "aws-cdk-lib";
import { PolicyStatement, Role } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { keyUse } from "../key.ts";
import type { Place } from "../place.ts";
import { sentFrom } from "../sources.ts";
import { deadLetterQueue, sendingTo } from "./dead-letters.ts";
import { LinliFunction } from "./function.ts";

/** The deadlines: once a minute, those whose time has come go onto the bus. */
export class Deadlines extends Construct {
  constructor(scope: Construct, place: Place) {
    super(scope, "Deadlines");
    const { stage, data, key } = place;
    const environment = { BUS_NAME: data.bus.eventBusName };
    const props = { name: "deadlines", bundle: "events", entry: "deadlines", timeoutSeconds: 50, environment };
    const { lambda } = new LinliFunction(this, "Deadlines", place, props);
    data.bus.grantPutEventsTo(lambda);
    // The next minute does what this one could not: waiting invocations would only pile up behind a fault.
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    const dead = deadLetterQueue(this, place, "deadlines");
    const role = new Role(this, "Role", { assumedBy: sentFrom(stage.account, "scheduler.amazonaws.com") });
    role.addToPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [lambda.functionArn] }));
    role.addToPolicy(keyUse(key, stage, ["sqs"]));
    role.addToPolicy(sendingTo(dead));
    new CfnSchedule(this, "EveryMinute", {
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: lambda.functionArn,
        roleArn: role.roleArn,
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 600 },
        deadLetterConfig: { arn: dead.queueArn },
      },
    });
  }
}
