import { expect, it } from "vitest";
import { services } from "#services/services.ts";
import { isOpen } from "#shared/http/route.ts";
import type { Synthesized } from "./synth.ts";

const typed = ({ resources }: Synthesized, type: string) => resources.filter((resource) => resource.type === type);

const stageIn = (all: Synthesized) => {
  const [found] = typed(all, "AWS::ApiGatewayV2::Stage");
  if (!found) throw new Error("no stage of the API");
  return found;
};

type Throttle = { readonly ThrottlingRateLimit: number; readonly ThrottlingBurstLimit: number };
const throttlesIn = (all: Synthesized): Record<string, Throttle> => stageIn(all).properties.RouteSettings;

export const describeEdge = (here: () => Synthesized): void => {
  it("open the API last: its stage, throttles and domain stand behind every service", () => {
    const { stage, stacks } = here();
    expect(stageIn(here()).stack).toBe("edge");
    const edge = stacks.find(({ stackName }) => stackName === `linli-${stage.name}-edge`);
    const before = new Set(edge?.dependencies.map(({ stackName }) => stackName));
    for (const { name } of services) expect([name, before.has(`linli-${stage.name}-${name}`)]).toEqual([name, true]);
  });

  it("throttle only routes that are there, and of these every one that asks for no token", () => {
    const routes = typed(here(), "AWS::ApiGatewayV2::Route");
    const keys = Object.keys(throttlesIn(here())).toSorted();
    const open = routes.filter(({ properties }) => properties.AuthorizationType === "NONE");
    expect(keys).toEqual(open.map(({ properties }) => properties.RouteKey).toSorted());
    expect(services.some(({ routes: table }) => Object.values(table).some(isOpen))).toBe(true);
    expect(keys.length).toBeGreaterThan(0);
  });

  it("let anybody ask less of a public route than all may ask of the API", () => {
    const { requestsPerSecond, publicRequestsPerSecond } = here().stage;
    const most = publicRequestsPerSecond ?? requestsPerSecond / 4;
    for (const throttle of Object.values(throttlesIn(here())))
      expect(throttle).toEqual({ ThrottlingRateLimit: most, ThrottlingBurstLimit: most });
    expect(stageIn(here()).properties.DefaultRouteSettings.ThrottlingRateLimit).toBe(requestsPerSecond);
    expect(most).toBeLessThan(requestsPerSecond);
  });

  it("answer at the root of the stage's own domain, where it has one", () => {
    const { domain } = here().stage;
    const names = typed(here(), "AWS::ApiGatewayV2::DomainName").map(({ properties }) => properties);
    const mappings = typed(here(), "AWS::ApiGatewayV2::ApiMapping").map(({ properties }) => properties);
    expect(names).toEqual(
      domain
        ? [
            expect.objectContaining({
              DomainName: domain.name,
              DomainNameConfigurations: [expect.objectContaining({ CertificateArn: domain.certificate })],
            }),
          ]
        : [],
    );
    expect(mappings.map(({ ApiMappingKey }) => ApiMappingKey)).toEqual(domain ? [undefined] : []);
  });
};
