import { cors } from "#shared/http/cors.ts";
import { http } from "#shared/http/http.ts";
import { problem } from "#shared/http/problem.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import type { Service } from "#shared/service.ts";
import type { World } from "#shared/world.ts";

/** The claims of a valid token; nothing for any other. */
export type Verify = (token: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** A request as it came over the wire; `target` is path and query, still encoded. */
export type Incoming = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly isTooLarge: boolean;
};

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

const claimsIn = async ({ headers }: Incoming, verify: Verify) => {
  const [scheme, token] = (headers.authorization ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token ? await verify(token) : undefined;
};

const refusal = async (code: "malformed" | "too-large", path: string): Promise<Response> => {
  const requestId = crypto.randomUUID();
  const told = await problem({ code, detail: {} }, { language: "zh-CN", instance: path, requestId });
  const headers = { ...corsHeaders(), "content-type": "application/problem+json", "x-request-id": requestId };
  return new Response(JSON.stringify(told), { status: told.status, headers });
};

/** What the gateway hands over as text; anything else comes as base64. */
const textual = /^\s*(text\/|application\/(json|javascript|xml)\b)/i;

/** The API Gateway (HTTP API, payload 2.0) event of a request. */
const eventOf = async (incoming: Incoming, rawPath: string, search: string, verify: Verify): Promise<GatewayEvent> => {
  const claims = await claimsIn(incoming, verify);
  const isText = incoming.body.length === 0 || textual.test(incoming.headers["content-type"] ?? "text/plain");
  const parameters = new URLSearchParams(search);
  const names = [...new Set(parameters.keys())];
  const query = Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(",")]));
  return {
    version: "2.0",
    rawPath,
    rawQueryString: search,
    headers: incoming.headers,
    ...(names.length > 0 && { queryStringParameters: query }),
    ...(incoming.body.length > 0 && { body: incoming.body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
    requestContext: {
      requestId: crypto.randomUUID(),
      http: { method: incoming.method, path: rawPath },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
  };
};

const matches = (template: readonly string[], given: readonly string[]): boolean =>
  template.length === given.length && template.every((part, at) => part.startsWith("{") || part === given[at]);

/** Answers HTTP requests by the Lambda handlers of the services, as API Gateway does on AWS. */
export const openGateway = (worldFor: (name: string) => World, services: readonly Service[], verify: Verify) => {
  const doors = services.map((service) => ({
    templates: service.endpoints.map(({ route }) => route.path.split("/")),
    handle: http(worldFor(`${service.name}-http`), service),
  }));

  const doorTo = (path: string) => {
    const given = path.split("/");
    return doors.find(({ templates }) => templates.some((template) => matches(template, given))) ?? doors[0];
  };

  const exchange = async (event: GatewayEvent): Promise<Response> => {
    const told = await doorTo(event.rawPath)?.handle(event, {});
    const hasBody = told && told.statusCode !== 304;
    const headers = { ...told?.headers, ...corsHeaders() };
    const body = told?.isBase64Encoded ? Buffer.from(told.body, "base64") : told?.body;
    return new Response(hasBody ? body : null, { status: told?.statusCode ?? 500, headers });
  };

  const answer = async (incoming: Incoming): Promise<Response> => {
    if (incoming.method === "OPTIONS") return preflight();
    const [pathname = "", search = ""] = incoming.target.split(/\?(.*)/s);
    const path = decoded(pathname);
    if (path === undefined) return refusal("malformed", pathname);
    if (incoming.isTooLarge) return refusal("too-large", path);
    return exchange(await eventOf(incoming, path, search, verify));
  };

  /** The same for a request made in this process. */
  const send = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    return answer({
      method: request.method,
      target: pathname + search,
      headers,
      body: Buffer.from(await request.arrayBuffer()),
      isTooLarge: false,
    });
  };

  return { answer, send };
};
