import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { gatewayRoutes } from "#infra/aws/gateway-routes.ts";
import { services } from "#infra/aws/services.ts";
import { stages } from "#infra/aws/stage.ts";
import { heardBy, queueName } from "#shared/events/contract.ts";
import { cors } from "#shared/http/cors.ts";
import { isOpen } from "#shared/http/route.ts";
import { type Synthesized, synthesize } from "./synth.ts";

const reactions = services.flatMap(({ reactions }) => Object.values(reactions));
const fullest = 400;
const longestPattern = 2048;

let synthesized: Synthesized[];
beforeAll(() => {
  synthesized = synthesize();
});

describe("the stages", () => {
  it("are the three regions, China among them", () => {
    expect(
      stages()
        .map(({ region }) => region)
        .toSorted(),
    ).toEqual(["ap-southeast-1", "cn-north-1", "eu-west-1"]);
  });
});

describe.each(stages().map(({ name }) => name))("the stacks of %s", (name) => {
  const here = () => synthesized.find(({ stage }) => stage.name === name) as Synthesized;

  it("keep the table: on demand, with stream, recovery, protection and three indexes of the card", () => {
    here().data.hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        GlobalSecondaryIndexes: ["first", "second", "third"].map((IndexName) =>
          Match.objectLike({ IndexName, Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["card"] } }),
        ),
      },
    });
    here().data.hasResourceProperties("AWS::Events::EventBus", { Name: `linli-${name}` });
  });

  it("give each reaction a rule, a queue with dead letters after five tries, and retry on purpose", () => {
    for (const reaction of reactions) {
      here().app.hasResourceProperties("AWS::SQS::Queue", {
        QueueName: `linli-${name}-${queueName(reaction)}`,
        RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
      });
      here().app.hasResourceProperties("AWS::Events::Rule", {
        Description: reaction.summary,
        EventPattern: { "detail-type": heardBy(reaction).map(({ type }) => type) },
        Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() })],
      });
    }
    here().app.resourceCountIs("AWS::Events::Rule", reactions.length);
  });

  it("match facts by patterns that EventBridge takes", () => {
    const rules = Object.values(here().app.findResources("AWS::Events::Rule"));
    for (const { Properties } of rules)
      expect(JSON.stringify(Properties.EventPattern).length).toBeLessThanOrEqual(longestPattern);
  });

  it("relay the stream in order, alone where it fails, with dead letters before the stream forgets", () => {
    here().app.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRecordAgeInSeconds: Match.anyValue(),
      DestinationConfig: { OnFailure: Match.anyValue() },
      FilterCriteria: {
        Filters: [
          { Pattern: Match.stringLikeRegexp('"Keys".*JOURNAL#') },
          { Pattern: Match.stringLikeRegexp('"NewImage".*"last".*exists') },
        ],
      },
    });
  });

  it("ask for a token on every route but the public ones", () => {
    const routes = Object.values(here().app.findResources("AWS::ApiGatewayV2::Route"));
    for (const { Properties } of routes) {
      const isPublic = Properties.RouteKey.includes("/v1/public/");
      expect(Properties.AuthorizationType).toBe(isPublic ? "NONE" : "JWT");
    }
    expect(routes.every(({ Properties }) => /^(GET|POST) /.test(Properties.RouteKey))).toBe(true);
    const { issuer, audience } = here().stage;
    here().app.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      JwtConfiguration: { Issuer: issuer, Audience: [audience] },
    });
  });

  it("answer browsers of the stage's origins, and log access without persons", () => {
    here().app.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      CorsConfiguration: {
        AllowOrigins: here().stage.allowedOrigins,
        AllowHeaders: [...cors.allowHeaders],
        ExposeHeaders: [...cors.exposeHeaders],
      },
    });
    here().app.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp("identity|claims|path")) },
    });
  });

  it("name no partition, grant no action by *, and no resource by * but ListStreams", () => {
    for (const template of [here().app, here().data]) expect(JSON.stringify(template.toJSON())).not.toMatch(/"arn:aws/);
    const policies = Object.values(here().app.findResources("AWS::IAM::Policy"));
    for (const { Properties } of policies)
      for (const { Action, Resource } of Properties.PolicyDocument.Statement) {
        expect(JSON.stringify(Action)).not.toContain("*");
        if (JSON.stringify(Resource).includes('"*"')) expect(Action).toBe("dynamodb:ListStreams");
      }
  });

  it(`stay under ${fullest} resources`, () => {
    expect(Object.keys(here().app.toJSON().Resources).length).toBeLessThan(fullest);
  });
});

describe("the gateway's routes", () => {
  const table = services.flatMap(({ name, routes }) => gatewayRoutes(name, routes));
  const operations = services.flatMap(({ routes }) => Object.values(routes));
  const reaches = (path: string, wanted: string): boolean => {
    const pattern = path.replace(/\{proxy\+\}$/, ".+").replace(/\{[^}]+\}/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(wanted.replace(/\{[^}]+\}/g, "x"));
  };

  it.each(operations.map((route) => [route.operation, route] as const))("reach %s by exactly one", (_, route) => {
    const reached = table.filter(({ method, path }) => method === route.method && reaches(path, route.path));
    expect(reached).toHaveLength(1);
    expect(reached[0]?.isPublic).toBe(isOpen(route));
  });
});
