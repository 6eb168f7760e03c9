import type { Value } from "../assembly.ts";
import { account, region } from "../room.ts";
import { call, pairsInXml, parsed, type Reader, xml } from "./reading.ts";

const attributesOf = async (endpoint: string, QueueUrl: string): Promise<Record<string, string>> => {
  const asked = await call(endpoint, "sqs", "AmazonSQS.GetQueueAttributes", { QueueUrl, AttributeNames: ["All"] });
  return (asked.Attributes ?? {}) as Record<string, string>;
};

const queue: Reader = async ({ endpoint, made: { id } }) => {
  const { RedrivePolicy, QueueArn, ...attributes } = await attributesOf(endpoint, id);
  const { Tags } = await call(endpoint, "sqs", "AmazonSQS.ListQueueTags", { QueueUrl: id });
  return {
    ...attributes,
    QueueName: QueueArn?.split(":").at(-1) ?? "",
    ...(RedrivePolicy && { RedrivePolicy: parsed(RedrivePolicy) }),
    Tags: Object.entries(Tags ?? {}).map(([Key, tag]) => ({ Key, Value: tag })),
  };
};

const queuePolicy: Reader = async ({ endpoint, template }) => {
  const queues = template.Queues as readonly string[];
  const [first = "", ...more] = await Promise.all(
    queues.map(async (id) => (await attributesOf(endpoint, id)).Policy ?? "{}"),
  );
  const isOne = more.every((policy) => policy === first);
  return { Queues: isOne ? queues : [], PolicyDocument: parsed(first) };
};

const topicOf = (endpoint: string, TopicArn: string) => xml(endpoint, "sns", "GetTopicAttributes", { TopicArn });

const topic: Reader = async ({ endpoint, made: { id } }) => {
  const attributes = pairsInXml(await topicOf(endpoint, id), "key", "value");
  const tags = pairsInXml(await xml(endpoint, "sns", "ListTagsForResource", { ResourceArn: id }));
  const { KmsMasterKeyId = "" } = Object.fromEntries(attributes.map(({ Key, Value }) => [Key, Value]));
  return { TopicName: id.split(":").at(-1) ?? "", KmsMasterKeyId, Tags: tags };
};

const topicPolicy: Reader = async ({ endpoint, template }) => {
  const topics = template.Topics as readonly string[];
  const attributes = pairsInXml(await topicOf(endpoint, topics[0] ?? ""), "key", "value");
  const policy = attributes.find(({ Key }) => Key === "Policy")?.Value ?? "{}";
  return { Topics: topics, PolicyDocument: parsed(policy) };
};

const events = (endpoint: string, action: string, input: object) =>
  call(endpoint, "events", `AWSEvents.${action}`, input);
const tagsOf = async (endpoint: string, ResourceARN: string) =>
  (await events(endpoint, "ListTagsForResource", { ResourceARN })).Tags ?? [];

const bus: Reader = async ({ endpoint, made: { id } }) => {
  const described = await events(endpoint, "DescribeEventBus", { Name: id });
  const Tags = await tagsOf(endpoint, `arn:aws:events:${region}:${account}:event-bus/${id}`);
  return { ...described, Tags };
};

const rule: Reader = async ({ endpoint, made: { id }, template }) => {
  const EventBusName = String(template.EventBusName ?? "default");
  const Name = id.split("|").at(-1) ?? "";
  const { EventPattern, ...described } = await events(endpoint, "DescribeRule", { Name, EventBusName });
  const { Targets = [] } = await events(endpoint, "ListTargetsByRule", { Rule: Name, EventBusName });
  const Tags = await tagsOf(endpoint, `arn:aws:events:${region}:${account}:rule/${EventBusName}/${Name}`);
  return { ...described, EventPattern: parsed(String(EventPattern ?? "{}")), Targets, Tags } as Record<string, Value>;
};

/** How queues, topics, buses and rules stand. */
export const messageReaders: Readonly<Record<string, Reader>> = {
  "AWS::SQS::Queue": queue,
  "AWS::SQS::QueuePolicy": queuePolicy,
  "AWS::SNS::Topic": topic,
  "AWS::SNS::TopicPolicy": topicPolicy,
  "AWS::Events::EventBus": bus,
  "AWS::Events::Rule": rule,
};
