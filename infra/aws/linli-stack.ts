import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Deadlines, Gateway, Relay } from "./constructs/platform.ts";
import { Service } from "./constructs/service.ts";
import type { DataStack } from "./data-stack.ts";
import { services } from "./services.ts";
import type { Stage } from "./stage.ts";

/** All of Linli in one region, on one page: a gateway, the services behind it, and what carries their facts. */
export class LinliStack extends Stack {
  constructor(scope: Construct, stage: Stage, data: DataStack) {
    super(scope, `linli-${stage.name}`, { env: { account: stage.account, region: stage.region } });
    const { api, authorizer } = new Gateway(this, { stage, data });
    for (const tables of services) new Service(this, { stage, data, api, authorizer, tables });
    new Relay(this, { stage, data });
    new Deadlines(this, { stage, data });
    new CfnOutput(this, "ApiUrl", { value: api.apiEndpoint });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
