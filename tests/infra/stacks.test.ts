import { Match } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, it } from "vitest";
import { stages } from "#infra/aws/stage.ts";
import { services } from "#services/services.ts";
import { accountOf } from "#shared/people/membership.ts";
import { type Played, playExamples } from "../examples/play.ts";
import { describeAlarms } from "./alarms.ts";
import { describeDeadLetters } from "./dead-letters.ts";
import { describeEdge } from "./edge.ts";
import { describeGateway } from "./gateway.ts";
import { describeLint } from "./lint.ts";
import { describeNames } from "./names.ts";
import { describeOldQueues } from "./old-queues.ts";
import { describePlaceholders } from "./placeholders.ts";
import { describePolicies } from "./policies.ts";
import { describeQueues } from "./queues.ts";
import { describeRoom } from "./room.ts";
import { describeFunctions } from "./shipped/functions.ts";
import { describeSources } from "./sources.ts";
import { type Synthesized, synthesize, templateOf, tried } from "./synth.ts";

let synthesized: Synthesized[];
let played: Played;
beforeAll(async () => {
  synthesized = synthesize();
  played = await playExamples();
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

describe.each(tried.map(({ name }) => name))("the stacks of %s", (name) => {
  const here = () => synthesized.find(({ stage }) => stage.name === name) as Synthesized;
  const part = (of: string) => templateOf(here(), of);

  it("keep the table: on demand, with stream, recovery, protection, the stage's key and three indexes of the card", () => {
    part("data").hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      Properties: {
        BillingMode: "PAY_PER_REQUEST",
        StreamSpecification: { StreamViewType: "NEW_AND_OLD_IMAGES" },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
        SSESpecification: { SSEEnabled: true, SSEType: "KMS", KMSMasterKeyId: Match.anyValue() },
        GlobalSecondaryIndexes: ["first", "second", "third"].map((IndexName) =>
          Match.objectLike({ IndexName, Projection: { ProjectionType: "INCLUDE", NonKeyAttributes: ["card"] } }),
        ),
      },
    });
  });

  it("encrypt queues, logs, topic and secret by the stage's key, and the bus where the region can", () => {
    const apart = `linli-${name}-dead-bus`;
    const encrypted = {
      "AWS::SQS::Queue": "KmsMasterKeyId",
      "AWS::Logs::LogGroup": "KmsKeyId",
      "AWS::SNS::Topic": "KmsMasterKeyId",
      "AWS::SecretsManager::Secret": "KmsKeyId",
      "AWS::Lambda::Function": "KmsKeyArn",
    };
    for (const { type, properties } of here().resources) {
      const by = encrypted[type as keyof typeof encrypted];
      if (by && properties.QueueName !== apart) expect([type, properties[by]]).toEqual([type, expect.anything()]);
    }
    const { encryptedBus } = here().stage.switches;
    const [bus] = Object.values(part("data").findResources("AWS::Events::EventBus"));
    expect(bus?.Properties).toMatchObject({ Name: `linli-${name}` });
    expect(bus?.Properties.KmsKeyIdentifier !== undefined).toBe(encryptedBus);
  });

  it("keep logs as long as the stage says, and facts in an archive where its switch is on", () => {
    const { stage, resources, templates } = here();
    const logs = resources.filter(({ type }) => type === "AWS::Logs::LogGroup");
    expect(logs.length).toBeGreaterThan(services.length);
    for (const { properties } of logs) expect(properties.RetentionInDays).toBe(stage.logRetentionDays);
    expect(templates.archive !== undefined).toBe(stage.switches.archive);
    templates.archive?.hasResourceProperties("AWS::Events::Archive", { RetentionDays: stage.archiveDays });
  });

  it("relay the stream in order, alone where it fails, with dead letters before the stream forgets", () => {
    part("core").hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      MaximumRecordAgeInSeconds: 20 * 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: [
          { Pattern: Match.stringLikeRegexp('"Keys".*JOURNAL#') },
          { Pattern: Match.stringLikeRegexp('"NewImage".*"last".*exists') },
        ],
      },
    });
  });

  it("look for deadlines every minute, with dead letters and no heap of waiting calls", () => {
    part("core").hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      Target: Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() }),
    });
    part("core").hasResourceProperties("AWS::Lambda::EventInvokeConfig", { MaximumRetryAttempts: 0 });
  });

  it("tell functions of requests the operators as accounts, all services and the code key by reference, and of listeners only those that sign what they send", () => {
    const functions = here().resources.filter(({ type }) => type === "AWS::Lambda::Function");
    const { issuer, operators, name: stage } = here().stage;
    const sendingOut = [`linli-${stage}-messages-events`];
    for (const { properties } of functions) {
      const { OPERATORS, KEEPERS, CODE_KEY } = properties.Environment?.Variables ?? {};
      const isAsked = properties.Handler === "index.http";
      const accounts = operators.map((subject) => accountOf({ issuer, subject })).join(" ");
      expect([properties.FunctionName, OPERATORS]).toEqual([properties.FunctionName, isAsked ? accounts : undefined]);
      const names = services.map(({ name }) => name).join(" ");
      expect([properties.FunctionName, KEEPERS]).toEqual([properties.FunctionName, isAsked ? names : undefined]);
      const signs = isAsked || sendingOut.includes(properties.FunctionName);
      expect(JSON.stringify(CODE_KEY) ?? "").toMatch(signs ? /\{\{resolve:secretsmanager:/ : /^$/);
    }
  });

  describePolicies(here, () => played);
  describeSources(here);
  describeGateway(here);
  describeEdge(here);
  describeNames(here);
  describePlaceholders(here);
  describeDeadLetters(here);
  describeQueues(here);
  describeAlarms(here);
  describeRoom(here);
  describeLint(here);
});

describeFunctions(
  () => synthesized,
  () => played,
);

describeOldQueues();
