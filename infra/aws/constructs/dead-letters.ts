import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { deadLettersOf } from "../names.ts";
import type { Stage } from "../stage.ts";

type Keyed = { readonly stage: Stage; readonly key: IKey };

const keptDays = 14;

/** A queue under the stage's key, over TLS only. */
export const encryptedBy = (encryptionMasterKey: IKey) => ({
  enforceSSL: true,
  encryption: QueueEncryption.KMS,
  encryptionMasterKey,
  dataKeyReuse: Duration.hours(1),
});

/** Where messages rest that nothing could be done with, for 14 days. `of` names what they were meant for. */
export const deadLetterQueue = (scope: Construct, { stage, key }: Keyed, of: string): Queue => {
  const queue = new Queue(scope, "DeadLetters", {
    queueName: deadLettersOf(stage.name, of),
    retentionPeriod: Duration.days(keptDays),
    ...encryptedBy(key),
  });
  acknowledge(queue, "SQS3", "it is itself where dead letters lie");
  return queue;
};

/** Lets a role put messages on a queue. The key is granted apart: CDK's own grant does it by actions with `*`. */
export const sendingTo = ({ queueArn }: Queue): PolicyStatement =>
  new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [queueArn] });
