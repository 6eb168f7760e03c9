import { describe, expect, it } from "vitest";
import { gatewayRoutes } from "#infra/aws/gateway-routes.ts";
import { services } from "#services/services.ts";
import { isOpen } from "#shared/http/route.ts";

describe("the gateway's routes", () => {
  const table = services.flatMap(({ name, routes }) => gatewayRoutes(name, routes));
  const operations = services.flatMap(({ routes }) => Object.values(routes));
  const reaches = (path: string, wanted: string): boolean => {
    const pattern = path.replace(/\{proxy\+\}$/, ".+").replace(/\{[^}]+\}/g, "[^/]+");
    return new RegExp(`^${pattern}$`).test(wanted.replace(/\{[^}]+\}/g, "x"));
  };

  it.each(operations.map((route) => [route.operation, route] as const))("reach %s by exactly one", (_, route) => {
    const reached = table.filter(({ method, path }) => method === route.method && reaches(path, route.path));
    expect(reached).toHaveLength(1);
    expect(reached[0]?.isPublic).toBe(isOpen(route));
  });
});
