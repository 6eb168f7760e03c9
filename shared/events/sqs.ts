import type { SQSClient } from "@aws-sdk/client-sqs";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { setting } from "../aws.ts";
import type { World } from "../world.ts";
import type { Consumer } from "./consumer.ts";
import { type Left, listener, mostFailures, type Outcome, pauseSeconds, unheardWaitSeconds } from "./listen.ts";

/** What a function does with a message on its queue, beside taking it off or leaving it there. */
export type Post = {
  /** Leaves it on its queue, to be seen again after so long. */
  wait(record: SQSRecord, seconds: number): Promise<void>;
  /** Puts it on the service's queue as a new message, which knows how often it failed and where reactions rested. */
  again(record: SQSRecord, known: { readonly failures: number; readonly left: Left }, seconds: number): Promise<void>;
  /** Puts it among the dead letters, with the names of the reactions that gave up on it. */
  bury(record: SQSRecord, reactions: readonly string[]): Promise<void>;
};

const firstPauseSeconds = 15;
const failuresAttribute = "failures";
const leftAttribute = "left";
/** Where a dead letter names, parted by spaces, the reactions that gave up on it. */
export const failedAttribute = "failed";

const text = (StringValue: string) => ({ DataType: "String", StringValue });

/** The queues that the stack named to this function. The client is loaded when the first message did not go well. */
export const sqsPost = (client?: Pick<SQSClient, "send">): Post => {
  const sqs = async () => {
    const { SQSClient, ChangeMessageVisibilityCommand, SendMessageCommand } = await import("../late/sqs.ts");
    client ??= new SQSClient({ useQueueUrlAsEndpoint: false });
    return { client, ChangeMessageVisibilityCommand, SendMessageCommand };
  };
  return {
    async wait({ receiptHandle: ReceiptHandle }, VisibilityTimeout) {
      const { client: queues, ChangeMessageVisibilityCommand } = await sqs();
      const request = { QueueUrl: setting("QUEUE_URL"), ReceiptHandle, VisibilityTimeout };
      await queues.send(new ChangeMessageVisibilityCommand(request));
    },
    async again({ body: MessageBody }, { failures, left }, DelaySeconds) {
      const { client: queues, SendMessageCommand } = await sqs();
      const MessageAttributes = {
        [failuresAttribute]: text(String(failures)),
        [leftAttribute]: text(JSON.stringify(left)),
      };
      await queues.send(
        new SendMessageCommand({ QueueUrl: setting("QUEUE_URL"), MessageBody, MessageAttributes, DelaySeconds }),
      );
    },
    async bury({ body: MessageBody }, reactions) {
      const { client: queues, SendMessageCommand } = await sqs();
      const MessageAttributes = { [failedAttribute]: text(reactions.join(" ") || "not-understood") };
      await queues.send(
        new SendMessageCommand({ QueueUrl: setting("DEAD_LETTERS_URL"), MessageBody, MessageAttributes }),
      );
    },
  };
};

const failuresOf = ({ messageAttributes }: SQSRecord): number =>
  Number(messageAttributes?.[failuresAttribute]?.stringValue ?? 0);

const leftIn = ({ messageAttributes }: SQSRecord): Left =>
  JSON.parse(messageAttributes?.[leftAttribute]?.stringValue ?? "{}");

/** Whether the message may leave its queue: it was done, or stands in another place by now. */
const isSettled = async (post: Post, record: SQSRecord, outcome: Outcome | undefined): Promise<boolean> => {
  if (outcome?.kind === "failed") {
    const failures = failuresOf(record) + 1;
    const { left } = outcome;
    if (failures < mostFailures)
      await post.again(record, { failures, left }, pauseSeconds(failures, firstPauseSeconds));
    else await post.bury(record, outcome.reactions);
    return true;
  }
  if (outcome?.kind === "unfinished") {
    await post.again(record, { failures: failuresOf(record), left: outcome.left }, 0);
    return true;
  }
  if (outcome?.kind === "done") return true;
  await post.wait(record, outcome?.kind === "unheard" ? unheardWaitSeconds : 0);
  return false;
};

/** What a call of the function is told of itself: its own name holds its account. */
type Call = Pick<Context, "invokedFunctionArn" | "getRemainingTimeInMillis">;

/**
 * Builds the Lambda handler of a service's queue. SQS counts every receive alike, so a message that failed is put
 * back as a new one that carries the count of its failures; what nobody hears is given back as it is. See ADR 18.
 */
export const events = (world: World, consumers: readonly Consumer[], post: Post = sqsPost()) => {
  const listen = listener(world, consumers);
  return async ({ Records }: SQSEvent, call: Call): Promise<SQSBatchResponse> => {
    const account = call.invokedFunctionArn.split(":")[4] ?? "";
    const remainingMilliseconds = () => call.getRemainingTimeInMillis();
    const messages = Records.map((record) => ({ id: record.messageId, body: record.body, left: leftIn(record) }));
    const outcomes = await listen(messages, { account, remainingMilliseconds });
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of Records) {
      const { messageId: itemIdentifier } = record;
      try {
        if (await isSettled(post, record, outcomes.get(itemIdentifier))) continue;
      } catch (error) {
        world.log.error("message could not be moved: given back as it is", { messageId: itemIdentifier, error });
      }
      batchItemFailures.push({ itemIdentifier });
    }
    return { batchItemFailures };
  };
};
