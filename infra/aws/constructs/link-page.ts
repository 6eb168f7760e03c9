import { type HttpMethod, HttpNoneAuthorizer, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import { linkRoute } from "../gateway-routes.ts";
import type { Place } from "../place.ts";
import { LinliFunction } from "./function.ts";
import type { Gateway } from "./gateway.ts";

/** The page behind the links of messages, at the API's own origin. It may write its log, and nothing else. */
export class LinkPage extends Construct {
  constructor(scope: Construct, place: Place, { api }: Gateway) {
    super(scope, "LinkPage");
    const props = { name: "link-page", bundle: "link-page", entry: "page", timeoutSeconds: 5, isAlone: true };
    const { lambda } = new LinliFunction(this, "Http", place, props);
    const { method, path } = linkRoute;
    const route = new HttpRoute(this, "Route", {
      httpApi: api,
      routeKey: HttpRouteKey.with(path, method as HttpMethod),
      integration: new HttpLambdaIntegration("Integration", lambda),
      authorizer: new HttpNoneAuthorizer(),
    });
    acknowledge(route, "APIG4", "a page that is the same for everybody: what it shows is asked for by a code");
  }
}
