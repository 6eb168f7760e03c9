import { Duration, Stack } from "aws-cdk-lib";
import {
  CorsHttpMethod,
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  type IHttpRouteAuthorizer,
} from "aws-cdk-lib/aws-apigatewayv2";
import { Construct } from "constructs";
import { cors } from "#shared/http/cors.ts";
import type { Place } from "../place.ts";
import type { Stage } from "../stage.ts";

/** Made beside the API, so that every service's stack refers to one; made by a first route it would be that route's. */
const authorizerIn = (scope: Construct, httpApi: HttpApi, { issuer, audience }: Stage): IHttpRouteAuthorizer => {
  const { authorizerId } = new HttpAuthorizer(scope, "Tokens", {
    httpApi,
    type: HttpAuthorizerType.JWT,
    identitySource: ["$request.header.Authorization"],
    jwtIssuer: issuer,
    jwtAudience: audience,
  });
  const authorizerType = HttpAuthorizerType.JWT;
  return HttpAuthorizer.fromHttpAuthorizerAttributes(scope, "TokensOfRoutes", { authorizerId, authorizerType });
};

/** The API: one gateway, tokens of the stage's issuer, and CORS for its origins. It answers once the edge is there. */
export class Gateway extends Construct {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;

  constructor(scope: Construct, place: Place) {
    super(scope, "Gateway");
    const { stage } = place;
    this.api = new HttpApi(this, "Api", {
      apiName: `linli-${stage.name}`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: stage.allowedOrigins,
        allowHeaders: [...cors.allowHeaders],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST],
        exposeHeaders: [...cors.exposeHeaders],
        maxAge: Duration.seconds(cors.maxAgeSeconds),
      },
    });
    this.authorizer = authorizerIn(this, this.api, stage);
  }
}

/** The address at which the API opens: the stage's own domain, or the gateway's. */
export const openOrigin = (scope: Construct, { domain }: Stage, { api }: Gateway): string => {
  const { region, urlSuffix } = Stack.of(scope);
  return `https://${domain?.name ?? `${api.apiId}.execute-api.${region}.${urlSuffix}`}`;
};
