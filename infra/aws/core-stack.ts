import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Service } from "#shared/service.ts";
import { Deadlines } from "./constructs/deadlines.ts";
import { Gateway } from "./constructs/gateway.ts";
import { LinkPage } from "./constructs/link-page.ts";
import { ServiceQueue } from "./constructs/queues.ts";
import { Relay } from "./constructs/relay.ts";
import type { DataStack } from "./data-stack.ts";
import { stackOf } from "./names.ts";
import { placeIn } from "./place.ts";
import type { Stage } from "./stage.ts";

/** What stands before every service: the gateway, the queues, the relay of the stream, the deadlines, and the page
 * behind links. */
export class CoreStack extends Stack {
  readonly gateway: Gateway;
  /** By the name of the service that listens. */
  readonly queues: ReadonlyMap<string, ServiceQueue>;

  constructor(scope: Construct, stage: Stage, data: DataStack, services: readonly Service[]) {
    super(scope, stackOf(stage.name, "core"), { env: { account: stage.account, region: stage.region } });
    const place = placeIn(this, stage, data);
    this.gateway = new Gateway(this, place);
    const listening = services.filter(({ reactions }) => Object.keys(reactions).length > 0);
    this.queues = new Map(listening.map((service) => [service.name, new ServiceQueue(this, place, service)]));
    // What the relay tells before a rule is there would match nothing.
    new Relay(this, place).node.addDependency(...this.queues.values());
    new Deadlines(this, place);
    new LinkPage(this, place, this.gateway);
    new CfnOutput(this, "ApiUrl", { value: this.gateway.api.apiEndpoint });
    Tags.of(this).add("linli:stage", stage.name);
  }
}
