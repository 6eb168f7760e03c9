import type { Answer } from "./endpoint.ts";
import type { GatewayEvent } from "./request.ts";
import type { Route } from "./route.ts";

export type GatewayResult = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const nextPage = (event: GatewayEvent, cursor: string): string => {
  const query = new URLSearchParams(event.queryStringParameters as Record<string, string> | undefined);
  query.set("cursor", cursor);
  return `<${encodeURI(event.rawPath)}?${query}>; rel="next"`;
};

/** The answer as the gateway sends it: checked against the route's reply, with ETag, Location and Link. */
export const reply = (route: Route, event: GatewayEvent, answer: Answer<Route>): GatewayResult => {
  const body = route.reply.parse(answer.body) as { nextCursor?: string };
  const tag = answer.version === undefined ? undefined : `"${answer.version}"`;
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (tag) headers.etag = tag;
  if (answer.replayed) headers["idempotent-replayed"] = "true";
  if (answer.made) headers.location = `${encodeURI(event.rawPath)}/${answer.made}`;
  if (body.nextCursor) headers.link = nextPage(event, body.nextCursor);
  const isKnown = route.method === "GET" && tag !== undefined && event.headers["if-none-match"]?.includes(tag);
  if (isKnown) return { statusCode: 304, headers, body: "" };
  return { statusCode: route.status, headers, body: JSON.stringify(body) };
};
