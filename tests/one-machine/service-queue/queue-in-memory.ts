import type { SQSClient } from "@aws-sdk/client-sqs";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

export const queueUrl = "https://sqs.local/123456789012/linli-ireland-mediation";
export const deadLettersUrl = "https://sqs.local/123456789012/linli-ireland-dead-mediation";
export const account = "123456789012";

type Attributes = Readonly<Record<string, { readonly StringValue: string }>>;
type Kept = {
  readonly id: string;
  readonly body: string;
  readonly attributes: Attributes;
  receives: number;
  visibleAt: number;
};

type Input = {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly MessageAttributes?: Attributes;
  readonly DelaySeconds?: number;
  readonly ReceiptHandle: string;
  readonly VisibilityTimeout: number;
};

type Handler = (event: SQSEvent, call: never) => Promise<SQSBatchResponse>;

const visibilitySeconds = 360;
const mostReceives = 30;
const together = 10;

/** A service's queue and its dead letters as SQS keeps them, with a clock in seconds that the test moves. */
export const queueInMemory = () => {
  const kept: Kept[] = [];
  const dead: { readonly body: string; readonly failed: string | undefined }[] = [];
  let now = 0;
  let last = 0;
  let isAway = false;

  const put = (body: string, attributes: Attributes = {}, delay = 0): void => {
    last += 1;
    kept.push({ id: `m${last}`, body, attributes, receives: 0, visibleAt: now + delay });
  };

  const answers: Readonly<Record<string, (input: Input) => void>> = {
    SendMessageCommand: ({ QueueUrl, MessageBody, MessageAttributes, DelaySeconds }) => {
      if (QueueUrl === queueUrl) put(MessageBody, MessageAttributes, DelaySeconds);
      else if (QueueUrl === deadLettersUrl)
        dead.push({ body: MessageBody, failed: MessageAttributes?.failed?.StringValue });
      else throw new Error(`no queue ${QueueUrl}`);
    },
    ChangeMessageVisibilityCommand: ({ ReceiptHandle, VisibilityTimeout }) => {
      const message = kept.find(({ id }) => id === ReceiptHandle);
      if (message) message.visibleAt = now + VisibilityTimeout;
    },
  };

  const recordOf = ({ id, body, attributes }: Kept): SQSRecord => {
    const messageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([name, { StringValue }]) => [name, { stringValue: StringValue }]),
    );
    return { messageId: id, receiptHandle: id, body, messageAttributes } as unknown as SQSRecord;
  };

  /** Hands the visible messages to a function, and keeps what it gives back. */
  const deliver = async (handler: Handler): Promise<number> => {
    for (const message of kept.filter(({ receives, visibleAt }) => visibleAt <= now && receives >= mostReceives)) {
      kept.splice(kept.indexOf(message), 1);
      dead.push({ body: message.body, failed: undefined });
    }
    const some = kept.filter(({ visibleAt }) => visibleAt <= now).slice(0, together);
    for (const message of some) {
      message.receives += 1;
      message.visibleAt = now + visibilitySeconds;
    }
    const call = { invokedFunctionArn: `arn:x:lambda:y:${account}:function:z`, getRemainingTimeInMillis: () => 60_000 };
    const { batchItemFailures } = await handler({ Records: some.map(recordOf) }, call as never);
    const back = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const message of some) if (!back.has(message.id)) kept.splice(kept.indexOf(message), 1);
    return some.length;
  };

  const client = {
    send: async (command: { constructor: { name: string }; input: Input }) => {
      if (isAway) throw new Error("SQS is away");
      const { name } = command.constructor;
      const answer = answers[name];
      if (!answer) throw new Error(`no such call: ${name}`);
      answer(command.input);
    },
  } as unknown as Pick<SQSClient, "send">;

  return {
    client,
    put,
    deliver,
    dead,
    /** How many seconds until the next message is visible; nothing where none is left. */
    waits: (): number | undefined => {
      const [next] = kept.map(({ visibleAt }) => visibleAt - now).toSorted((one, other) => one - other);
      return next === undefined ? undefined : Math.max(0, next);
    },
    pass: (seconds: number): void => {
      now += seconds;
    },
    goAway: (away: boolean): void => {
      isAway = away;
    },
  };
};
