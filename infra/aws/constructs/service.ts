import type { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpNoneAuthorizer, type IHttpRouteAuthorizer } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Construct } from "constructs";
import { acknowledge } from "../acknowledge.ts";
import type { DataStack } from "../data-stack.ts";
import { gatewayRoutes } from "../gateway-routes.ts";
import type { ServiceTables } from "../services.ts";
import type { Stage } from "../stage.ts";
import { LinliFunction } from "./function.ts";
import { ReactionQueue } from "./queues.ts";

export type ServiceProps = {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly tables: ServiceTables;
};

/** One service: a function for its routes, one for its reactions, and a queue per reaction. */
export class Service extends Construct {
  constructor(scope: Construct, { stage, data, api, authorizer, tables }: ServiceProps) {
    super(scope, tables.name);
    const shared = { stage, data, bundle: tables.name };
    const http = new LinliFunction(this, "Http", { ...shared, entry: "http", timeoutSeconds: 15 });
    const integration = new HttpLambdaIntegration("Integration", http.lambda, { scopePermissionToRoute: false });
    for (const { method, path, isPublic } of gatewayRoutes(tables.name, tables.routes)) {
      const door = isPublic ? new HttpNoneAuthorizer() : authorizer;
      const added = api.addRoutes({ path, methods: [method as HttpMethod], integration, authorizer: door });
      if (isPublic)
        for (const route of added) acknowledge(route, "APIG4", "public by its route table: nothing personal is told");
    }
    const reactions = Object.values(tables.reactions);
    if (reactions.length === 0) return;
    const { lambda: listener } = new LinliFunction(this, "Events", { ...shared, entry: "events", timeoutSeconds: 30 });
    for (const reaction of reactions) new ReactionQueue(this, { stage, data, reaction, listener });
  }
}
