import { Stack, Tags } from "aws-cdk-lib";
import { CfnArchive } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import type { DataStack } from "./data-stack.ts";
import { archiveOf, stackOf } from "./names.ts";
import type { Stage } from "./stage.ts";

/** The archive of the bus: facts of the last days, to be told again. A stack of its own, since a region may lack it. */
export class ArchiveStack extends Stack {
  constructor(scope: Construct, stage: Stage, { bus, key }: DataStack) {
    super(scope, stackOf(stage.name, "archive"), { env: { account: stage.account, region: stage.region } });
    new CfnArchive(this, "Archive", {
      archiveName: archiveOf(stage.name),
      sourceArn: bus.eventBusArn,
      eventPattern: { source: [{ prefix: "linli." }] },
      retentionDays: stage.archiveDays,
      ...(stage.switches.encryptedBus && { kmsKeyIdentifier: key.keyArn }),
    });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
