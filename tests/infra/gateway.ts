import { Match } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { gatewayRoutes } from "#infra/aws/gateway-routes.ts";
import { services } from "#services/services.ts";
import { cors } from "#shared/http/cors.ts";
import { type Synthesized, templateOf } from "./synth.ts";

export const describeGateway = (here: () => Synthesized): void => {
  it("ask for a token on every route but the public ones", () => {
    const routes = here().resources.filter(({ type }) => type === "AWS::ApiGatewayV2::Route");
    const tables = services.flatMap(({ name: service, routes: table }) => gatewayRoutes(service, table));
    const open = new Set(tables.filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`));
    for (const { properties } of routes) {
      const isOpen = open.has(properties.RouteKey);
      expect([properties.RouteKey, properties.AuthorizationType]).toEqual([
        properties.RouteKey,
        isOpen ? "NONE" : "JWT",
      ]);
    }
    expect(routes.every(({ properties }) => /^(GET|POST) /.test(properties.RouteKey))).toBe(true);
    const { issuer, audience } = here().stage;
    templateOf(here(), "core").hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      JwtConfiguration: { Issuer: issuer, Audience: audience },
    });
  });

  it("answer browsers of the stage's origins, and log access without persons", () => {
    templateOf(here(), "core").hasResourceProperties("AWS::ApiGatewayV2::Api", {
      CorsConfiguration: {
        AllowOrigins: here().stage.allowedOrigins,
        AllowHeaders: [...cors.allowHeaders],
        ExposeHeaders: [...cors.exposeHeaders],
      },
    });
    templateOf(here(), "edge").hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      AccessLogSettings: { Format: Match.not(Match.stringLikeRegexp("identity|claims|path")) },
    });
  });
};
