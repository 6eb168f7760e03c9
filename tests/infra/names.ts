import { expect, it } from "vitest";
import type { Synthesized } from "./synth.ts";

/** What AWS takes of each kind of name that a template gives: the property, and the most characters. */
const named: Readonly<Record<string, readonly [property: string, most: number]>> = {
  "AWS::ApiGatewayV2::Api": ["Name", 128],
  "AWS::ApiGatewayV2::Authorizer": ["Name", 128],
  "AWS::CloudWatch::Alarm": ["AlarmName", 255],
  "AWS::CloudWatch::Dashboard": ["DashboardName", 255],
  "AWS::Events::Archive": ["ArchiveName", 48],
  "AWS::Events::EventBus": ["Name", 256],
  "AWS::Events::Rule": ["Name", 64],
  "AWS::IAM::Role": ["RoleName", 64],
  "AWS::KMS::Alias": ["AliasName", 256],
  "AWS::Lambda::Function": ["FunctionName", 64],
  "AWS::Logs::LogGroup": ["LogGroupName", 512],
  "AWS::SNS::Topic": ["TopicName", 256],
  "AWS::SQS::Queue": ["QueueName", 80],
};

const isName = (property: string): boolean => /Name$/.test(property);

export const describeNames = (here: () => Synthesized): void => {
  it("give no name that is longer than AWS takes", () => {
    const long = here().resources.flatMap(({ type, properties }) => {
      const [property = "", most = 0] = named[type] ?? [];
      const name = properties[property];
      return typeof name === "string" && name.length > most ? [`${type} ${name} has ${name.length}, not ${most}`] : [];
    });
    expect(long).toEqual([]);
  });

  it("name the stage in no kind of name whose limit is not known here", () => {
    const { stage, resources } = here();
    const unknown = resources.flatMap(({ type, properties }) =>
      Object.entries(properties)
        .filter(([property, value]) => isName(property) && typeof value === "string" && value.includes(stage.name))
        .filter(([property]) => named[type]?.[0] !== property)
        .map(([property]) => `${type} ${property}`),
    );
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("are stacks whose names CloudFormation takes", () => {
    const { stage, templates } = here();
    for (const part of Object.keys(templates)) expect(`linli-${stage.name}-${part}`.length).toBeLessThanOrEqual(128);
  });
};
