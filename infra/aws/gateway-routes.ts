import { linkPath } from "#infra/link-page/page.ts";
import { isOpen, type RouteTable } from "#shared/http/route.ts";

/** One route of the API Gateway: a service's proxy path, or a path outside communities by name. */
export type GatewayRoute = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly isPublic: boolean;
};

/** The page behind the links of messages. */
export const linkRoute: GatewayRoute = { method: "GET", path: linkPath, isPublic: true };

/**
 * The gateway's routes of one service: its proxy path in a community and below `/v1/public`, for the methods it
 * uses, and each path outside communities. Methods are named, never ANY: an authorizer on ANY breaks preflights.
 */
export const gatewayRoutes = (service: string, routes: RouteTable): GatewayRoute[] => {
  const bases = [`/v1/communities/{community}/${service}/`, `/v1/public/communities/{community}/${service}/`];
  const all = Object.values(routes).map((route): GatewayRoute => {
    const { method, path } = route;
    const base = bases.find((each) => path.startsWith(each));
    return { method, path: base ? `${base}{proxy+}` : path, isPublic: isOpen(route) };
  });
  return [...new Map(all.map((route) => [`${route.method} ${route.path}`, route])).values()];
};
