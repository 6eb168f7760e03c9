import type { Neighbour } from "#infra/local/neighbour.ts";
import { type Route, workbook } from "#shared/http/route.ts";
import type { Town } from "../town/town.ts";

export const community = "yangguang-huayuan";

/** A request and its answer as they were seen. */
export type Shown = {
  readonly request: { readonly params?: object; readonly query?: object; readonly body?: unknown };
  readonly status: number;
  readonly body: unknown;
};

/** One request of an example: who sends what. */
export type Sent = {
  readonly as?: string | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** A file as the body. */
  readonly file?: string;
  readonly code?: string;
  readonly session?: string;
  /** What else stands above the body, such as a signature of it. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** Sends one request with a key and a request id of its own, so that the same example gives the same bytes. */
export const show = async (town: Town, route: Route, name: string, sent: Sent): Promise<Shown> => {
  const { as: persona, code, session, headers: own, ...request } = sent;
  const given: Record<string, string> = { community, ...sent.params };
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(given[part] ?? ""));
  const search = new URLSearchParams(sent.query as Record<string, string> | undefined);
  const id = `${route.operation}-${name}`;
  const headers = {
    "accept-language": "en",
    "x-request-id": id,
    ...(route.method === "POST" && { "idempotency-key": id, "content-type": route.upload?.[0] ?? "application/json" }),
    ...(code && { "linli-code": code }),
    ...(session && { "linli-session": session }),
    ...own,
  };
  const posted = sent.file ?? JSON.stringify(sent.body ?? {});
  const body = route.method === "POST" ? posted : "";
  const target = search.size > 0 ? `${path}?${search}` : path;
  const { status, text, body: told } = await town.send(persona, route.method, target, { headers, body });
  const shown = route.media === workbook && status === 200 ? "a workbook" : text;
  return { request, status, body: told ?? shown };
};

/** Shows one operation: how it succeeds, and what is changed of that to send it wrongly and to be refused. */
export type Play = <Body>(route: Route, success: Sent, invalid: Sent, refusal: Sent) => Promise<Body>;

/** A person whom no community knows. */
export const nobody = `per_${"a".repeat(20)}`;

const requests = new WeakMap<Town, number>();

type Request = { readonly idempotencyKey?: string };
type Operation = (request: Request) => unknown;

/** A persona of the estate whose requests carry keys in their order, so that the same play makes the same ids. */
export const actor = async (town: Town, persona: string, session?: string): Promise<Neighbour> => {
  const keyed =
    (ask: Operation): Operation =>
    (request) => {
      const nth = (requests.get(town) ?? 0) + 1;
      requests.set(town, nth);
      return ask({ idempotencyKey: `actor ${nth}`, ...request });
    };
  const operations = Object.entries(await town.as(persona, community, session));
  return Object.fromEntries(operations.map(([name, ask]) => [name, keyed(ask as Operation)])) as unknown as Neighbour;
};
