import { Match } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { gatewayRoutes, linkRoute } from "#infra/aws/gateway-routes.ts";
import { openGateway } from "#infra/local/gateway.ts";
import { services } from "#services/services.ts";
import { cors } from "#shared/http/cors.ts";
import { type Synthesized, templateOf } from "./synth.ts";

const neverAsked = (): never => {
  throw new Error("a preflight asks nobody");
};

export const describeGateway = (here: () => Synthesized): void => {
  it("ask for a token on every route but the public ones", () => {
    const routes = here().resources.filter(({ type }) => type === "AWS::ApiGatewayV2::Route");
    const tables = services.flatMap(({ name: service, routes: table }) => gatewayRoutes(service, table));
    const open = new Set(
      [linkRoute, ...tables].filter(({ isPublic }) => isPublic).map(({ method, path }) => `${method} ${path}`),
    );
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

  it("give whoever has a link a page, by a function that may write its log and nothing else", () => {
    const core = here().resources.filter(({ stack }) => stack === "core");
    const of = (type: string, named: RegExp) => core.filter((each) => each.type === type && named.test(each.id));
    const [lambda] = of("AWS::Lambda::Function", /^LinkPage/);
    const policies = of("AWS::IAM::Policy", /^LinkPage/);
    expect(lambda?.properties).not.toHaveProperty("Environment");
    const actions = policies.flatMap(({ properties }) =>
      properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
    );
    expect(actions.toSorted()).toEqual(["logs:CreateLogStream", "logs:PutLogEvents"]);
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

  it("let a browser send and read what a home on one machine lets it", async () => {
    const { answer } = openGateway({
      worldFor: () => neverAsked(),
      services: [],
      verify: neverAsked,
      isBehind: () => false,
    });
    const preflight = { method: "OPTIONS", target: "/v1/x", headers: {}, from: undefined, read: neverAsked };
    const { headers } = await answer(preflight);
    const listed = (name: string) => headers.get(`access-control-${name}`)?.split(",");
    expect(listed("allow-headers")).toContain("traceparent");
    templateOf(here(), "core").hasResourceProperties("AWS::ApiGatewayV2::Api", {
      CorsConfiguration: {
        AllowHeaders: listed("allow-headers"),
        AllowMethods: listed("allow-methods"),
        ExposeHeaders: listed("expose-headers"),
        MaxAge: Number(headers.get("access-control-max-age")),
      },
    });
  });
};
