import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { deadLettersOf } from "../names.ts";
import { sentFrom } from "../sources.ts";
import type { Stage } from "../stage.ts";

type Keyed = { readonly stage: Stage; readonly key: IKey };

const keptDays = 14;

const bySqs = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED } as const;
type BySqs = typeof bySqs;

/** A queue under the stage's key, over TLS only. */
export const encryptedBy = (encryptionMasterKey: IKey) => ({
  enforceSSL: true,
  encryption: QueueEncryption.KMS,
  encryptionMasterKey,
  dataKeyReuse: Duration.hours(1),
});

const queueIn = (scope: Construct, queueName: string, encryption: ReturnType<typeof encryptedBy> | BySqs): Queue => {
  const queue = new Queue(scope, "DeadLetters", { queueName, retentionPeriod: Duration.days(keptDays), ...encryption });
  acknowledge(queue, "SQS3", "it is itself where dead letters lie");
  return queue;
};

/** Where messages rest that nothing could be done with, for 14 days. `of` names what they were meant for. */
export const deadLetterQueue = (scope: Construct, { stage, key }: Keyed, of: string): Queue =>
  queueIn(scope, deadLettersOf(stage.name, of), encryptedBy(key));

/**
 * Where the bus lays facts that it could not encrypt or decrypt. It is what remains when the stage's key is lost, so
 * it is encrypted by SQS itself.
 */
export const deadLettersOfBus = (scope: Construct, { name, account }: Stage): Queue => {
  const queue = queueIn(scope, deadLettersOf(name, "bus"), bySqs);
  const principals = [sentFrom(account, "events.amazonaws.com")];
  queue.addToResourcePolicy(
    new PolicyStatement({ principals, actions: ["sqs:SendMessage"], resources: [queue.queueArn] }),
  );
  return queue;
};

/** Lets a role put messages on a queue. The key is granted apart: CDK's own grant does it by actions with `*`. */
export const sendingTo = (...queues: readonly Queue[]): PolicyStatement =>
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: queues.map(({ queueArn }) => queueArn) });
