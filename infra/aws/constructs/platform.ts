import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { CorsHttpMethod, HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, FilterCriteria, StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { cors } from "#shared/http/cors.ts";
import { hotAttribute, journalPrefix } from "#shared/table/layout.ts";
import { acknowledge } from "../acknowledge.ts";
import type { DataStack } from "../data-stack.ts";
import type { Stage } from "../stage.ts";
import { LinliFunction } from "./function.ts";
import { deadLetterQueue } from "./queues.ts";

type PlatformProps = { readonly stage: Stage; readonly data: DataStack };

const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    at: "$context.requestTime",
    route: "$context.routeKey",
    status: "$context.status",
    milliseconds: "$context.responseLatency",
    authorizerError: "$context.authorizer.error",
  }),
);

/** The API: one gateway, tokens of the stage's issuer, CORS for its origins, and an access log without persons. */
export class Gateway extends Construct {
  readonly api: HttpApi;
  readonly authorizer: HttpJwtAuthorizer;

  constructor(scope: Construct, { stage }: PlatformProps) {
    super(scope, "Gateway");
    this.authorizer = new HttpJwtAuthorizer("Tokens", stage.issuer, { jwtAudience: [stage.audience] });
    this.api = new HttpApi(this, "Api", {
      apiName: `linli-${stage.name}`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: stage.allowedOrigins,
        allowHeaders: [...cors.allowHeaders],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        exposeHeaders: [...cors.exposeHeaders],
        maxAge: Duration.seconds(cors.maxAgeSeconds),
      },
    });
    const logGroup = new LogGroup(this, "AccessLog", {
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: accessLog },
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestsPerSecond },
    });
  }
}

/** The relay: the table's stream, filtered to journal entries and hot items, onto the bus. */
export class Relay extends Construct {
  constructor(scope: Construct, { stage, data }: PlatformProps) {
    super(scope, "Relay");
    const relay = new LinliFunction(this, "Relay", {
      stage,
      data,
      bundle: "events",
      entry: "relay",
      timeoutSeconds: 60,
    });
    const { lambda } = relay;
    lambda.addEnvironment("BUS_NAME", data.bus.eventBusName);
    data.bus.grantPutEventsTo(lambda);
    const dead = deadLetterQueue(this, "DeadLetters", `linli-${stage.name}-dead-relay`);
    const stream = data.table.tableStreamArn ?? "";
    const read = ["DescribeStream", "GetRecords", "GetShardIterator"].map((action) => `dynamodb:${action}`);
    lambda.addToRolePolicy(new PolicyStatement({ actions: read, resources: [stream] }));
    lambda.addToRolePolicy(new PolicyStatement({ actions: ["dynamodb:ListStreams"], resources: ["*"] }));
    acknowledge(relay, "IAM5[Resource::*]", "dynamodb:ListStreams, which a stream's mapping needs, takes no resource");
    dead.grantSendMessages(lambda);
    new EventSourceMapping(this, "Stream", {
      target: lambda,
      eventSourceArn: stream,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(20),
      onFailure: new SqsDlq(dead),
      filters: [
        FilterCriteria.filter({ dynamodb: { Keys: { sort: { S: [{ prefix: journalPrefix }] } } } }),
        FilterCriteria.filter({
          dynamodb: { NewImage: { [hotAttribute]: { M: { command: { S: [{ exists: true }] } } } } },
        }),
      ],
    });
  }
}

/** The deadlines: once a minute, those whose time has come go onto the bus. */
export class Deadlines extends Construct {
  constructor(scope: Construct, { stage, data }: PlatformProps) {
    super(scope, "Deadlines");
    const props = { stage, data, bundle: "events", entry: "deadlines", timeoutSeconds: 50 };
    const { lambda } = new LinliFunction(this, "Deadlines", props);
    lambda.addEnvironment("BUS_NAME", data.bus.eventBusName);
    data.bus.grantPutEventsTo(lambda);
    const dead = deadLetterQueue(this, "DeadLetters", `linli-${stage.name}-dead-deadlines`);
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
    role.addToPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [lambda.functionArn] }));
    dead.grantSendMessages(role);
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
