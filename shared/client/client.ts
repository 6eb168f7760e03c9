import type { CallOf, Changing, Operation, Operations, Reading, Sent } from "./operation.ts";
import { ProblemError, problemOf } from "./problem-error.ts";
import { type Reply, replyOf } from "./reply.ts";

/** Sends one request; `fetch`, or a home in the same process. */
export type Send = (request: Request) => Promise<Response>;

export type ClientOptions = {
  /** Where the API is, such as `https://linli.example.org`; nothing where the page comes from there too. */
  readonly baseUrl?: string;
  /** `fetch` where none is given. */
  readonly send?: Send;
  /** Who calls: their token, or what gives the one that holds now. It is asked before each try. */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>);
  readonly community?: string;
  readonly language?: string;
  /** The assisted session that everything is done under. */
  readonly session?: string;
  /** How often a request is sent at most while the server is too busy; 3 where it is not said. */
  readonly attempts?: number;
};

type Input = Sent & Changing & Reading<unknown>;

const urlOf = ({ path }: Operation, { baseUrl = "", community }: ClientOptions, { params, query }: Input): string => {
  const given: Readonly<Record<string, unknown>> = { community, ...params };
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name] ?? "")));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value));
  return `${baseUrl}${filled}${search.size > 0 ? `?${search}` : ""}`;
};

/** `crypto.randomUUID` is not there on a page that came without TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const contentTypeOf = ({ body }: Operation, { file }: Input): string | undefined =>
  file ? file.type || "application/octet-stream" : body ? "application/json" : undefined;

const headersOf = (operation: Operation, { language, session }: ClientOptions, input: Input) => ({
  "accept-language": language,
  "linli-session": session,
  "linli-code": input.code,
  "content-type": contentTypeOf(operation, input),
  "idempotency-key": operation.method === "POST" ? (input.idempotencyKey ?? newKey()) : undefined,
  "if-match": input.version === undefined ? undefined : `"${input.version}"`,
  "if-none-match": input.held?.headers.get("etag"),
});

const tokenOf = ({ token }: ClientOptions) => (typeof token === "function" ? token() : token);

const requestOf = (operation: Operation, options: ClientOptions, input: Input) => {
  const url = urlOf(operation, options, input);
  const given = Object.entries(headersOf(operation, options, input)).filter(([, value]) => value != null);
  const headers = new Headers(given as [string, string][]);
  const body = input.file ?? (operation.body ? JSON.stringify(input.body ?? {}) : null);
  const { method } = operation;
  return async (): Promise<Request> => {
    const token = await tokenOf(options);
    if (token) headers.set("authorization", `Bearer ${token}`);
    return new Request(url, { method, headers, body, signal: input.signal ?? null });
  };
};

const isWorthRetrying = (status: number): boolean => status === 429 || status === 503;

/** `Retry-After` in milliseconds, whether it says seconds or a date (RFC 9110 §10.2.3); a second where it says nothing. */
const waitOf = (response: Response): number => {
  const said = response.headers.get("retry-after") || "1";
  const wait = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(wait) ? 1000 : Math.max(0, wait);
};

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resume, fail) => {
    const stopped = (): void => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stopped);
      resume();
    }, milliseconds);
    signal?.addEventListener("abort", stopped, { once: true });
  });

const call = async (operation: Operation, options: ClientOptions, input: Input): Promise<Reply<unknown>> => {
  // `fetch` is called by itself: as a member of anything else a browser refuses it.
  const { send = (request) => fetch(request), attempts = 3 } = options;
  const request = requestOf(operation, options, input);
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(await request());
    if (response.ok) return replyOf(response);
    if (response.status === 304 && input.held) return input.held;
    if (attempt >= attempts || !isWorthRetrying(response.status)) throw new ProblemError(await problemOf(response));
    await pause(waitOf(response), input.signal);
  }
};

export type Client<Table extends Operations> = { readonly [Name in keyof Table]: CallOf<Table[Name]> };

/**
 * The operations of a table as functions. Adds the token and an idempotency key, tries again on 429 and 503 with the
 * same key, and throws {@link ProblemError}.
 */
export const client = <const Table extends Operations>(table: Table, options: ClientOptions): Client<Table> =>
  Object.fromEntries(
    Object.entries(table).map(([name, operation]) => [name, (input: Input = {}) => call(operation, options, input)]),
  ) as unknown as Client<Table>;
