import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import { deadLettersOf, queueOf } from "#infra/aws/names.ts";
import { failedAttribute } from "#shared/events/sqs.ts";
import type { Stretch } from "#shared/table/dynamodb-stream.ts";
import { Complaint } from "../complaint.ts";
import type { DeadLetters, Letter } from "./letters.ts";

export type OnStage = {
  readonly stage: string;
  readonly sqs: Pick<SQSClient, "send">;
  /** Tells the bus the facts of a stretch of the table's stream, as the relay would have. */
  readonly relay: (stretch: Stretch) => Promise<void>;
};

const Pointer = z.object({
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
  }),
});

/** A queue that was looked at so often in a row without anything new has been seen as far as it can be. */
const mostFruitlessLooks = 3;
const mostLooks = 50;

/** What nothing can be sent again for, and why. */
const settledElsewhere: Readonly<Record<string, string>> = {
  deadlines: "the next minute looked for the same deadlines: delete them with `aws sqs purge-queue`",
  bus: "mend the key's policy, then replay the archive for that time (docs/operations.md#bus-dead-letters)",
};

/** The dead letters of a stage: queues of SQS, found by their names. */
export const onStage = ({ stage, sqs, relay }: OnStage): DeadLetters => {
  const prefix = deadLettersOf(stage, "");
  const urlOf = async (QueueName: string): Promise<string> => {
    const { QueueUrl = "" } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    return QueueUrl;
  };
  const attribute = async (QueueUrl: string, name: "QueueArn" | "ApproximateNumberOfMessages"): Promise<string> => {
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [name] }));
    return Attributes?.[name] ?? "";
  };

  /** Looks without taking: what is received is visible again at once. */
  const seen = async (queue: string): Promise<Map<string, Message>> => {
    const QueueUrl = await urlOf(deadLettersOf(stage, queue));
    const found = new Map<string, Message>();
    let fruitless = 0;
    for (let look = 0; look < mostLooks && fruitless < mostFruitlessLooks; look += 1) {
      const request = {
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
        WaitTimeSeconds: 1,
        MessageAttributeNames: [failedAttribute],
      };
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(request));
      const before = found.size;
      for (const message of Messages) found.set(message.MessageId ?? "", message);
      fruitless = found.size > before ? 0 : fruitless + 1;
    }
    return found;
  };

  const move = async (queue: string): Promise<string> => {
    const dead = await urlOf(deadLettersOf(stage, queue));
    const SourceArn = await attribute(dead, "QueueArn");
    const DestinationArn = await attribute(await urlOf(queueOf(stage, queue)), "QueueArn");
    await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
    return `SQS moves them to ${queueOf(stage, queue)}`;
  };

  const relayAgain = async (): Promise<string> => {
    const QueueUrl = await urlOf(deadLettersOf(stage, "relay"));
    const messages = [...(await seen("relay")).values()];
    for (const { Body = "", ReceiptHandle } of messages) {
      await relay(Pointer.parse(JSON.parse(Body)).DDBStreamBatchInfo);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return `the facts of ${messages.length} stretches of the stream were told again`;
  };

  const urls = async function* (): AsyncGenerator<string> {
    let NextToken: string | undefined;
    do {
      const request = { QueueNamePrefix: prefix, MaxResults: 100, ...(NextToken && { NextToken }) };
      const page = await sqs.send(new ListQueuesCommand(request));
      yield* page.QueueUrls ?? [];
      NextToken = page.NextToken;
    } while (NextToken);
  };

  return {
    lookAgain: "look again, SQS shows some at a time",
    async queues() {
      const found: { queue: string; count: number }[] = [];
      for await (const url of urls()) {
        const queue = url.slice(url.lastIndexOf("/") + 1 + prefix.length);
        const count = Number(await attribute(url, "ApproximateNumberOfMessages"));
        if (count > 0) found.push({ queue, count });
      }
      return found;
    },
    async letters(queue) {
      return [...(await seen(queue))].map(([id, { Body = "", MessageAttributes }]): Letter => {
        const failed = MessageAttributes?.[failedAttribute]?.StringValue?.split(" ") ?? [];
        return { id, queue, body: Body, failed };
      });
    },
    async redrive(queue) {
      const reason = settledElsewhere[queue];
      if (reason) throw new Complaint(`${queue}: ${reason}`);
      return queue === "relay" ? relayAgain() : move(queue);
    },
  };
};
