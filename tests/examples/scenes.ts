import type { Shown } from "#shared/http/openapi.ts";
import type { Route } from "#shared/http/route.ts";
import type { Town } from "../town/town.ts";

export const community = "yangguang-huayuan";

/** One request of an example: who sends what. */
export type Sent = {
  readonly as?: string | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
};

/** Sends one request with a key and a request id of its own, so that the same example gives the same bytes. */
export const show = async (town: Town, route: Route, name: string, sent: Sent): Promise<Shown> => {
  const { as: persona, ...request } = sent;
  const given: Record<string, string> = { community, ...sent.params };
  const path = route.path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(given[part] ?? ""));
  const search = new URLSearchParams(sent.query as Record<string, string> | undefined);
  const id = `${route.operation}-${name}`;
  const headers = {
    "accept-language": "en",
    "x-request-id": id,
    ...(route.method === "POST" && { "idempotency-key": id, "content-type": "application/json" }),
  };
  const body = route.method === "POST" ? JSON.stringify(sent.body ?? {}) : "";
  const target = search.size > 0 ? `${path}?${search}` : path;
  const { status, body: told } = await town.send(persona, route.method, target, { headers, body });
  return { request, status, body: told };
};

/** Shows one operation: how it succeeds, and what is changed of that to send it wrongly and to be refused. */
export type Play = <Body>(route: Route, success: Sent, invalid: Sent, refusal: Sent) => Promise<Body>;

/** A person whom no community knows. */
export const nobody = `per_${"a".repeat(20)}`;
