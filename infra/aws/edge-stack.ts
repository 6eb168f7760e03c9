import { CfnOutput, Stack, Tags } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { type CfnStage, DomainName, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { Construct } from "constructs";
import type { Service } from "#shared/service.ts";
import { logGroupIn } from "./constructs/function.ts";
import type { Gateway } from "./constructs/gateway.ts";
import type { DataStack } from "./data-stack.ts";
import { gatewayRoutes, linkRoute } from "./gateway-routes.ts";
import { stackOf } from "./names.ts";
import { placeIn } from "./place.ts";
import type { Stage } from "./stage.ts";

const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    at: "$context.requestTime",
    route: "$context.routeKey",
    status: "$context.status",
    milliseconds: "$context.responseLatency",
    authorizerError: "$context.authorizer.error",
  }),
);

/** Routes without a token are anybody's to call, so each has a bound of its own far below the stage's. */
const publicThrottles = (stage: Stage, services: readonly Service[]) => {
  const most = stage.publicRequestsPerSecond ?? Math.ceil(stage.requestsPerSecond / 4);
  const open = [linkRoute, ...services.flatMap(({ name, routes }) => gatewayRoutes(name, routes))]
    .filter(({ isPublic }) => isPublic)
    .map(({ method, path }) => `${method} ${path}`);
  return Object.fromEntries(open.map((key) => [key, { ThrottlingRateLimit: most, ThrottlingBurstLimit: most }]));
};

type Around = { readonly stage: Stage; readonly data: DataStack; readonly gateway: Gateway };

/**
 * Where the API opens: its stage with throttles and access log, and its own domain. It stands behind every service,
 * since a throttle that names a route which is not there yet fails the deploy.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, { stage, data, gateway }: Around, services: readonly Service[]) {
    super(scope, stackOf(stage.name, "edge"), { env: { account: stage.account, region: stage.region } });
    const destination = new LogGroupLogDestination(logGroupIn(this, "AccessLog", placeIn(this, stage, data)));
    const open = new HttpStage(this, "Stage", {
      httpApi: gateway.api,
      stageName: "$default",
      autoDeploy: true,
      accessLogSettings: { destination, format: accessLog },
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestsPerSecond },
      ...this.#mapping(stage),
    });
    (open.node.defaultChild as CfnStage).routeSettings = publicThrottles(stage, services);
    Tags.of(this).add("linli:stage", stage.name);
  }

  #mapping({ domain }: Stage) {
    if (!domain) return {};
    const certificate = Certificate.fromCertificateArn(this, "Certificate", domain.certificate);
    const domainName = new DomainName(this, "Domain", { domainName: domain.name, certificate });
    new CfnOutput(this, "DomainTarget", { value: domainName.regionalDomainName });
    return { domainMapping: { domainName } };
  }
}
