import { RemovalPolicy, Stack, Tags } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from "aws-cdk-lib/aws-dynamodb";
import { EventBus } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { indexKeys, projected, tableKey } from "#shared/table/layout.ts";
import type { Stage } from "./stage.ts";

const keysOf = ({ partition, sort }: { partition: string; sort: string }) => ({
  partitionKey: { name: partition, type: AttributeType.STRING },
  sortKey: { name: sort, type: AttributeType.STRING },
});

/** What must never be lost: the one table, and the bus that carries its facts. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly bus: EventBus;

  constructor(scope: Construct, stage: Stage) {
    const env = { account: stage.account, region: stage.region };
    super(scope, `linli-data-${stage.name}`, { env, terminationProtection: true });
    this.table = new Table(this, "Table", {
      ...keysOf(tableKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const [indexName, names] of Object.entries(indexKeys))
      this.table.addGlobalSecondaryIndex({
        indexName,
        ...keysOf(names),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [projected],
      });
    this.bus = new EventBus(this, "Bus", { eventBusName: `linli-${stage.name}` });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
