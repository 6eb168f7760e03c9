import { cors } from "#shared/http/cors.ts";
import { http } from "#shared/http/http.ts";
import { problem } from "#shared/http/problem.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import type { World } from "#shared/world.ts";
import type { Service } from "./services.ts";

/** The claims of a valid token; nothing for any other. */
export type Verify = (token: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

const mostBytes = 10 * 1024 * 1024;

const corsHeaders = (): Record<string, string> => ({
  "access-control-allow-origin": "*",
  "access-control-expose-headers": cors.exposeHeaders.join(","),
});

const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...corsHeaders(),
      "access-control-allow-headers": cors.allowHeaders.join(","),
      "access-control-allow-methods": cors.allowMethods.join(","),
      "access-control-max-age": String(cors.maxAgeSeconds),
    },
  });

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const claimsIn = async (request: Request, verify: Verify) => {
  const [scheme, token] = (request.headers.get("authorization") ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token ? await verify(token) : undefined;
};

const refusal = (code: "malformed" | "too-large", path: string): Response => {
  const requestId = crypto.randomUUID();
  const told = problem(code, {}, { language: "zh-CN", instance: path, requestId });
  const headers = { ...corsHeaders(), "content-type": "application/problem+json", "x-request-id": requestId };
  return new Response(JSON.stringify(told), { status: told.status, headers });
};

/** The API Gateway (HTTP API, payload 2.0) event of a request. */
const eventOf = async (request: Request, rawPath: string, verify: Verify): Promise<GatewayEvent> => {
  const { search, searchParams } = new URL(request.url);
  const claims = await claimsIn(request, verify);
  const body = await request.text();
  const query = Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(",")]));
  return {
    version: "2.0",
    rawPath,
    rawQueryString: search.slice(1),
    headers: Object.fromEntries(request.headers),
    ...(searchParams.size > 0 && { queryStringParameters: query }),
    ...(body && { body }),
    isBase64Encoded: false,
    requestContext: {
      requestId: crypto.randomUUID(),
      http: { method: request.method, path: rawPath },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
  };
};

const matches = (template: string, path: string): boolean => {
  const parts = template.split("/");
  const given = path.split("/");
  return parts.length === given.length && parts.every((part, at) => part.startsWith("{") || part === given[at]);
};

/** Answers HTTP requests by the Lambda handlers of the services, as API Gateway does on AWS. */
export const openGateway = (world: World, services: readonly Service[], verify: Verify) => {
  const doors = services.map(({ endpoints }) => ({ endpoints, handle: http(world, endpoints) }));

  return async (request: Request): Promise<Response> => {
    if (request.method === "OPTIONS") return preflight();
    const { pathname } = new URL(request.url);
    const path = decoded(pathname);
    if (path === undefined) return refusal("malformed", pathname);
    if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return refusal("too-large", path);
    const door = doors.find(({ endpoints }) => endpoints.some(({ route }) => matches(route.path, path))) ?? doors[0];
    const answer = await door?.handle(await eventOf(request, path, verify), {});
    const hasBody = answer && answer.statusCode !== 304;
    return new Response(hasBody ? answer.body : null, {
      status: answer?.statusCode ?? 500,
      headers: { ...answer?.headers, ...corsHeaders() },
    });
  };
};
