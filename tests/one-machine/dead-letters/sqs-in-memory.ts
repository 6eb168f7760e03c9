import type { SQSClient } from "@aws-sdk/client-sqs";

type Stored = { readonly id: string; readonly body: string };
type Input = Readonly<Record<string, string | undefined>>;

const base = "https://sqs.local/123456789012/";
const nameIn = (urlOrArn = ""): string => urlOrArn.split(/[/:]/).at(-1) ?? "";

/** Queues by their names, behind the few calls that the dead letters need. Each look shows two messages, in turn. */
export const sqsInMemory = (queues: Record<string, Stored[]>) => {
  const calls: string[] = [];
  let turn = 0;
  const take = (name: string): Stored[] => {
    const all = queues[name];
    if (!all) throw new Error(`no queue ${name}`);
    turn += 1;
    return all.length === 0 ? [] : [0, 1].map((nth) => all[(turn * 2 + nth) % all.length] as Stored);
  };
  const answers: Readonly<Record<string, (input: Input) => object>> = {
    GetQueueUrlCommand: ({ QueueName = "" }) => ({ QueueUrl: base + QueueName }),
    ListQueuesCommand: ({ QueueNamePrefix = "", NextToken }) => {
      const urls = Object.keys(queues)
        .filter((name) => name.startsWith(QueueNamePrefix))
        .map((name) => base + name);
      return NextToken ? { QueueUrls: urls.slice(1) } : { QueueUrls: urls.slice(0, 1), NextToken: "more" };
    },
    GetQueueAttributesCommand: ({ QueueUrl }) => ({
      Attributes: {
        QueueArn: `arn:local:sqs:eu-west-1:123456789012:${nameIn(QueueUrl)}`,
        ApproximateNumberOfMessages: String(queues[nameIn(QueueUrl)]?.length ?? 0),
      },
    }),
    ReceiveMessageCommand: ({ QueueUrl }) => ({
      Messages: take(nameIn(QueueUrl)).map(({ id, body }) => ({ MessageId: id, Body: body, ReceiptHandle: id })),
    }),
    DeleteMessageCommand: ({ QueueUrl, ReceiptHandle }) => {
      const name = nameIn(QueueUrl);
      queues[name] = (queues[name] ?? []).filter(({ id }) => id !== ReceiptHandle);
      return {};
    },
    StartMessageMoveTaskCommand: ({ SourceArn, DestinationArn }) => {
      queues[nameIn(DestinationArn)]?.push(...(queues[nameIn(SourceArn)] ?? []));
      queues[nameIn(SourceArn)] = [];
      return {};
    },
  };
  const send = async (command: { readonly constructor: { readonly name: string }; readonly input: Input }) => {
    const { name } = command.constructor;
    calls.push(name);
    const answer = answers[name];
    if (!answer) throw new Error(`no such call: ${name}`);
    return answer(command.input);
  };
  return { calls, queues, client: { send } as unknown as Pick<SQSClient, "send"> };
};
