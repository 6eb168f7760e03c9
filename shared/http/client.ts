import type * as z from "zod";
import type { Problem } from "./problem.ts";
import type { Route, RouteTable, Schema } from "./route.ts";

/** Sends one request; `fetch`, or a home in the same process. */
export type Send = (request: Request) => Promise<Response>;

export type ClientOptions = {
  readonly baseUrl: string;
  readonly send: Send;
  readonly token?: string;
  readonly community?: string;
  readonly language?: string;
  /** The assisted session that everything is done under. */
  readonly session?: string;
  readonly attempts?: number;
};

type Input<R extends Route> = {
  readonly params?: z.input<R["params"]>;
  readonly query?: z.input<R["query"]>;
  /** Kept over retries; a new one is made where none is given. */
  readonly idempotencyKey?: string;
  /** Sends `If-Match`: the version that was read. */
  readonly version?: number;
} & (R["body"] extends Schema ? { readonly body: z.input<R["body"]> } : { readonly body?: undefined });

export type Reply<R extends Route> = {
  readonly status: number;
  readonly body: z.output<R["reply"]>;
  readonly headers: Headers;
};

/** A "no" of the server, or of the gateway in front of it, whose bodies are `{ message }`. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Pick<Problem, "status" | "code" | "detail"> & Partial<Problem>;
  constructor(problem: ProblemError["problem"]) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

const gatewayCodes: Readonly<Record<number, Problem["code"]>> = {
  401: "unauthenticated",
  403: "role-not-allowed",
  404: "not-found",
  429: "try-again",
};

const problemOf = async (response: Response): Promise<ProblemError["problem"]> => {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem> & { message?: string };
  if (body.code && body.detail) return body as Problem;
  const { status } = response;
  return { status, code: gatewayCodes[status] ?? "unexpected", detail: body.message ?? response.statusText };
};

/** JSON as what it says; anything else as text. */
const bodyOf = (response: Response): Promise<unknown> =>
  response.headers.get("content-type")?.includes("json") ? response.json() : response.text();

const isWorthRetrying = (status: number): boolean => status === 429 || status === 503;

const pause = (response: Response): Promise<void> => {
  const seconds = Number(response.headers.get("retry-after") ?? "1");
  return new Promise((resume) => setTimeout(resume, seconds * 1000));
};

const urlOf = (route: Route, { baseUrl, community }: ClientOptions, { params, query }: Input<Route>): string => {
  const given: Record<string, unknown> = { community, ...params };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return `${baseUrl}${path}${search.size > 0 ? `?${search}` : ""}`;
};

const headersOf = (route: Route, { token, language, session }: ClientOptions, input: Input<Route>): Headers => {
  const headers = new Headers();
  if (token) headers.set("authorization", `Bearer ${token}`);
  if (language) headers.set("accept-language", language);
  if (session !== undefined) headers.set("linli-session", session);
  if (route.body) headers.set("content-type", "application/json");
  if (route.method === "POST") headers.set("idempotency-key", input.idempotencyKey ?? crypto.randomUUID());
  if (input.version !== undefined) headers.set("if-match", `"${input.version}"`);
  return headers;
};

const call = async <R extends Route>(route: R, options: ClientOptions, input: Input<Route>): Promise<Reply<R>> => {
  const url = urlOf(route, options, input);
  const headers = headersOf(route, options, input);
  const request = { method: route.method, headers, ...(route.body && { body: JSON.stringify(input.body ?? {}) }) };
  for (let attempt = 1; ; attempt += 1) {
    const response = await options.send(new Request(url, request));
    if (response.ok)
      return { status: response.status, body: (await bodyOf(response)) as never, headers: response.headers };
    const isLast = attempt >= (options.attempts ?? 3);
    if (isLast || !isWorthRetrying(response.status)) throw new ProblemError(await problemOf(response));
    await pause(response);
  }
};

export type Client<Table extends RouteTable> = {
  readonly [Operation in keyof Table]: (input: Input<Table[Operation]>) => Promise<Reply<Table[Operation]>>;
};

/**
 * A client typed by the route tables themselves: `client(mediationRoutes, { … }).acceptCase({ params, body })`.
 * Adds token and idempotency key, tries again on 429 and 503 with the same key, throws {@link ProblemError}.
 */
export const client = <Table extends RouteTable>(table: Table, options: ClientOptions): Client<Table> =>
  Object.fromEntries(
    Object.entries(table).map(([operation, route]) => [
      operation,
      (input: Input<Route>) => call(route, options, input),
    ]),
  ) as unknown as Client<Table>;
