import { RemovalPolicy, Stack, Tags } from "aws-cdk-lib";
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from "aws-cdk-lib/aws-dynamodb";
import { EventBus } from "aws-cdk-lib/aws-events";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import { tableKey } from "#shared/table/layout.ts";
import { acknowledge } from "./acknowledge.ts";
import { deadLettersOfBus } from "./constructs/dead-letters.ts";
import { indexesToDeploy } from "./indexes.ts";
import { stageKey } from "./key.ts";
import { busOf, stackOf } from "./names.ts";
import { sentFrom } from "./sources.ts";
import type { Stage } from "./stage.ts";

const keysOf = ({ partition, sort }: { partition: string; sort: string }) => ({
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.STRING },
});

const tableIn = (scope: Construct, encryptionKey: IKey): Table => {
  const table = new Table(scope, "Table", {
    ...keysOf(tableKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey,
  });
  const { indexes, projected } = indexesToDeploy();
  for (const [indexName, names] of Object.entries(indexes))
    table.addGlobalSecondaryIndex({
      indexName,
      ...keysOf(names),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: projected,
    });
  return table;
};

/**
 * Alarms may ring on it. The topic's policy has to say so: asking for TLS replaces the one that would.
 * Who is woken subscribes to it outside this repository.
 */
const alarmsIn = (scope: Construct, { name, account }: Stage, masterKey: IKey): Topic => {
  const topic = new Topic(scope, "Alarms", { topicName: `linli-${name}-alarms`, masterKey, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [sentFrom(account, "cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
    }),
  );
  return topic;
};

/** The secret that codes are made with. A new one would give a retried command another code, so it never rotates. */
const codeKeyIn = (scope: Construct, encryptionKey: IKey): Secret => {
  const secret = new Secret(scope, "CodeKey", {
    description: "Linli makes codes for people without a login with it",
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    encryptionKey,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(secret, "SMG4", "codes are kept as hashes; a retry must make the code again that its command made");
  return secret;
};

/** What must never be lost: the one table, the bus that carries its facts, the key and the secret of both. */
export class DataStack extends Stack {
  readonly key: IKey;
  readonly table: Table;
  readonly bus: EventBus;
  readonly codeKey: Secret;
  readonly alarms: Topic;

  constructor(scope: Construct, stage: Stage) {
    const env = { account: stage.account, region: stage.region };
    super(scope, stackOf(stage.name, "data"), { env, terminationProtection: true });
    const key = stageKey(this, stage);
    this.key = key;
    this.table = tableIn(this, key);
    const { encryptedBus } = stage.switches;
    this.bus = new EventBus(this, "Bus", {
      eventBusName: busOf(stage.name),
      ...(encryptedBus && { kmsKey: key, deadLetterQueue: deadLettersOfBus(this, stage) }),
    });
    // Only referred to: Secrets Manager works with what the caller may, and would add actions with `*` to the key.
    this.codeKey = codeKeyIn(this, Key.fromKeyArn(this, "KeyOfSecret", key.keyArn));
    this.alarms = alarmsIn(this, stage, key);
    Tags.of(this).add("linli:stage", stage.name);
  }
}
