import { cors } from "#shared/http/cors.ts";
import { http } from "#shared/http/http.ts";
import { type GatewayEvent, mostBodyBytes, mostUploadBytes, over } from "#shared/http/request.ts";
import { isForSignedIn, type Route } from "#shared/http/route.ts";
import type { Service } from "#shared/service.ts";
import { Busy } from "#shared/table/table.ts";
import type { World } from "#shared/world.ts";
import { type Claims, eventOf, type Incoming, type Sent } from "./gateway-event.ts";
import { corsHeaders, refused } from "./refused.ts";
import { inLane } from "./turns.ts";

/** The claims of a valid token; nothing for any other. `Busy` where the issuer's keys cannot be had just now. */
export type Verify = (token: string) => Promise<Claims | undefined>;

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

/** A `/` that was written as `%2F` parts nothing: no path of ours has one. */
const holdsSlash = (path: string): boolean => /%2f/i.test(path);

const decoded = (path: string): string | undefined => {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
};

const longestToken = 8_000;

/** The claims of the bearer of a request: of exactly one token, of no more than 8,000 characters. */
export const claimsIn = async ({ headers }: Incoming, verify: Verify): Promise<Claims | undefined> => {
  const [, token] = /^bearer +([\w~+/.-]+=*)$/i.exec(headers.authorization ?? "") ?? [];
  return token && token.length <= longestToken ? await verify(token) : undefined;
};

type Handle = ReturnType<typeof http>;

const limitOf = (route: Route | undefined): number => (route?.upload ? mostUploadBytes : mostBodyBytes);

/** How much of a body is read: none of what nobody takes, or who may not send it would have read. */
const mostOf = (route: Route | undefined, claims: Claims | undefined): number =>
  !route || (!claims && isForSignedIn(route)) ? 0 : limitOf(route);

const matches = (template: readonly string[], given: readonly string[]): boolean =>
  template.length === given.length &&
  template.every((part, at) => (part.startsWith("{") ? given[at] !== "" : part === given[at]));

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

export type GatewayParts = {
  readonly worldFor: (name: string) => World;
  readonly services: readonly Service[];
  readonly verify: Verify;
  /** Whether so much waits to be done that nothing more is taken on. */
  readonly isBehind: () => boolean;
};

/** Answers HTTP requests by the Lambda handlers of the services, as API Gateway does on AWS. */
export const openGateway = ({ worldFor, services, verify, isBehind }: GatewayParts) => {
  const doors = services.map((service) => ({
    routes: service.endpoints.map(({ route }) => ({ template: route.path.split("/"), route })),
    handle: http(worldFor(`${service.name}-http`), service),
  }));

  /** The service that has the path, and its routes there: none where nobody has it. */
  const doorTo = (path: string) => {
    const given = path.split("/");
    for (const { routes, handle } of doors) {
      const here = routes.filter(({ template }) => matches(template, given)).map(({ route }) => route);
      if (here.length > 0) return { handle, here };
    }
    return { handle: doors[0]?.handle, here: [] };
  };

  const exchange = async (event: GatewayEvent, handle: Handle | undefined): Promise<Response> => {
    const told = await handle?.(event, {});
    const hasBody = told && told.statusCode !== 304;
    const headers = { ...told?.headers, ...corsHeaders() };
    const body = told?.isBase64Encoded ? Buffer.from(told.body, "base64") : told?.body;
    return new Response(hasBody ? body : null, { status: told?.statusCode ?? 500, headers });
  };

  const notAllowed = (here: readonly Route[], path: string, language: string | undefined): Promise<Response> => {
    const methods = [...new Set(here.map(({ method }) => method))];
    const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    return refused({ code: "method-not-allowed", detail: { allow }, path, language, headers: { allow } });
  };

  /** The request with its body as far as one may be sent here by this caller; nothing where it is too large. */
  const sentTo = async (incoming: Incoming, route: Route | undefined, known?: Claims): Promise<Sent | undefined> => {
    const claims = known ?? (await claimsIn(incoming, verify));
    const most = mostOf(route, claims);
    const body = most === 0 ? Buffer.alloc(0) : await incoming.read(most);
    return body && { incoming, body, claims };
  };

  const served = async (incoming: Incoming, path: string, known: Claims | undefined): Promise<Response> => {
    const [, search = ""] = incoming.target.split(/\?(.*)/s);
    const language = incoming.headers["accept-language"];
    const { here, handle } = doorTo(path);
    const route = here.find(({ method }) => method === incoming.method);
    if (here.length > 0 && !route) return notAllowed(here, path, language);
    if (route?.method === "POST" && isBehind()) return refused({ code: "try-again", path, language });
    const sent = await sentTo(incoming, route, known);
    if (!sent) return refused({ code: "too-large", detail: over(limitOf(route)), path, language });
    return exchange(eventOf(sent, path, search), handle);
  };

  const asked = async (incoming: Incoming, known?: Claims): Promise<Response> => {
    if (incoming.method === "OPTIONS") return preflight();
    const [pathname = ""] = incoming.target.split("?");
    const path = decoded(pathname);
    const language = incoming.headers["accept-language"];
    if (path === undefined) return refused({ code: "malformed", path: pathname, language });
    if (holdsSlash(pathname)) return refused({ code: "not-found", path: pathname, language });
    return served(incoming, path, known).catch((error) => {
      if (!(error instanceof Busy)) throw error;
      return refused({ code: "try-again", path, language });
    });
  };

  const answer = answeringHead((incoming) =>
    inLane(incoming.method === "GET" ? "reading" : "changing", () => asked(incoming)),
  );

  /** The same for a request made in this process: by its token, or in the name of somebody whom the caller vouches for. */
  const send = async (request: Request, claims?: Claims): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const body = Buffer.from(await request.arrayBuffer());
    return asked({ method: request.method, target: pathname + search, headers, read: async () => body }, claims);
  };

  return { answer, send };
};
