import { cors } from "#shared/http/cors.ts";
import { http } from "#shared/http/http.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import type { Service } from "#shared/service.ts";
import { Busy } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { corsHeaders, refused } from "./refused.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of a valid token; nothing for any other. `Busy` where the issuer's keys cannot be had just now. */
export type Verify = (token: string) => Promise<Claims | undefined>;

/** A request as it came over the wire; `target` is path and query, still encoded. */
export type Incoming = {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly isTooLarge: boolean;
};

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

/** The claims of the bearer of a request. */
export const claimsIn = async ({ headers }: Incoming, verify: Verify): Promise<Claims | undefined> => {
  const [scheme, token] = (headers.authorization ?? "").split(" ");
  return scheme?.toLowerCase() === "bearer" && token ? await verify(token) : undefined;
};

/** What the gateway hands over as text; anything else comes as base64. */
const textual = /^\s*(text\/|application\/(json|javascript|xml)\b)/i;

/** The API Gateway (HTTP API, payload 2.0) event of a request. */
const eventOf = (incoming: Incoming, rawPath: string, search: string, claims: Claims | undefined): GatewayEvent => {
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

type Handle = ReturnType<typeof http>;

const matches = (template: readonly string[], given: readonly string[]): boolean =>
  template.length === given.length && template.every((part, at) => part.startsWith("{") || part === given[at]);

/** An answer without its body, as HEAD asks for it: the headers are those of the GET. */
const headOf = async (told: Response): Promise<Response> => {
  const length = String((await told.arrayBuffer()).byteLength);
  return new Response(null, {
    status: told.status,
    headers: { ...Object.fromEntries(told.headers), "content-length": length },
  });
};

/** Lets HEAD be asked wherever GET may be. */
export const answeringHead =
  (answer: (incoming: Incoming) => Promise<Response>) =>
  async (incoming: Incoming): Promise<Response> =>
    incoming.method === "HEAD" ? headOf(await answer({ ...incoming, method: "GET" })) : answer(incoming);

/** Answers HTTP requests by the Lambda handlers of the services, as API Gateway does on AWS. */
export const openGateway = (worldFor: (name: string) => World, services: readonly Service[], verify: Verify) => {
  const doors = services.map((service) => ({
    routes: service.endpoints.map(({ route }) => ({ template: route.path.split("/"), method: route.method })),
    handle: http(worldFor(`${service.name}-http`), service),
  }));

  /** The service that has the path, with the methods it takes there; none of them where nobody has it. */
  const doorTo = (path: string) => {
    const given = path.split("/");
    for (const { routes, handle } of doors) {
      const here = routes.filter(({ template }) => matches(template, given));
      if (here.length > 0) return { handle, methods: new Set(here.map(({ method }) => method as string)) };
    }
    return { handle: doors[0]?.handle, methods: undefined };
  };

  const exchange = async (event: GatewayEvent, handle: Handle | undefined): Promise<Response> => {
    const told = await handle?.(event, {});
    const hasBody = told && told.statusCode !== 304;
    const headers = { ...told?.headers, ...corsHeaders() };
    const body = told?.isBase64Encoded ? Buffer.from(told.body, "base64") : told?.body;
    return new Response(hasBody ? body : null, { status: told?.statusCode ?? 500, headers });
  };

  const notAllowed = (methods: ReadonlySet<string>, path: string, language: string | undefined): Promise<Response> => {
    const allow = [...methods, ...(methods.has("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    return refused({ code: "method-not-allowed", detail: { allow }, path, language, headers: { allow } });
  };

  /** Why no service sees the request: it is not taken there, or is too large. */
  const refusalOf = ({ method, headers, isTooLarge }: Incoming, path: string): Promise<Response> | undefined => {
    const language = headers["accept-language"];
    const { methods } = doorTo(path);
    if (methods && !methods.has(method)) return notAllowed(methods, path, language);
    return isTooLarge ? refused({ code: "too-large", path, language }) : undefined;
  };

  const served = async (incoming: Incoming, path: string, known: Claims | undefined): Promise<Response> => {
    const [, search = ""] = incoming.target.split(/\?(.*)/s);
    try {
      const claims = known ?? (await claimsIn(incoming, verify));
      return await exchange(eventOf(incoming, path, search, claims), doorTo(path).handle);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      return refused({ code: "try-again", path, language: incoming.headers["accept-language"] });
    }
  };

  const asked = async (incoming: Incoming, known?: Claims): Promise<Response> => {
    if (incoming.method === "OPTIONS") return preflight();
    const [pathname = ""] = incoming.target.split("?");
    const path = decoded(pathname);
    if (path === undefined)
      return refused({ code: "malformed", path: pathname, language: incoming.headers["accept-language"] });
    return refusalOf(incoming, path) ?? served(incoming, path, known);
  };

  const answer = answeringHead((incoming) => asked(incoming));

  /** The same for a request made in this process: by its token, or in the name of somebody whom the caller vouches for. */
  const send = async (request: Request, claims?: Claims): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    return asked({ method: request.method, target: pathname + search, headers, body, isTooLarge: false }, claims);
  };

  return { answer, send };
};
