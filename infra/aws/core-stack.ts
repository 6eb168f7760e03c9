import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Deadlines } from "./constructs/deadlines.ts";
import { Gateway } from "./constructs/gateway.ts";
import { Relay } from "./constructs/relay.ts";
import type { DataStack } from "./data-stack.ts";
import { stackOf } from "./names.ts";
import { placeIn } from "./place.ts";
import type { Stage } from "./stage.ts";

/** What stands before every service: the gateway, the relay of the stream, and the deadlines. */
export class CoreStack extends Stack {
  readonly gateway: Gateway;

  constructor(scope: Construct, stage: Stage, data: DataStack) {
    super(scope, stackOf(stage.name, "core"), { env: { account: stage.account, region: stage.region } });
    const place = placeIn(this, stage, data);
    this.gateway = new Gateway(this, place);
    new Relay(this, place);
    new Deadlines(this, place);
    new CfnOutput(this, "ApiUrl", { value: this.gateway.api.apiEndpoint });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
