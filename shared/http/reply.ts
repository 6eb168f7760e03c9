import type { Answer } from "./endpoint.ts";
import { contentTag, etagOf, heldTag, markOf } from "./etag.ts";
import type { Offered } from "./offers.ts";
import { retrySeconds } from "./problem.ts";
import type { GatewayEvent } from "./request.ts";
import { type Route, workbook } from "./route.ts";
import { shown } from "./shown.ts";

export type GatewayResult = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded?: boolean;
};

const nextPage = (event: GatewayEvent, cursor: string): string => {
  const query = new URLSearchParams(event.queryStringParameters as Record<string, string> | undefined);
  query.set("cursor", cursor);
  return `<${encodeURI(event.rawPath)}?${query}>; rel="next"`;
};

/** A file to keep is named after its operation, so that a browser saves it. */
const contentHeaders = ({ media, operation }: Route): Record<string, string> => {
  if (media === workbook)
    return { "content-type": media, "content-disposition": `attachment; filename="${operation}.xlsx"` };
  const type = { "content-type": media.startsWith("text/") ? `${media}; charset=utf-8` : media };
  return media === "text/csv" ? { ...type, "content-disposition": `attachment; filename="${operation}.csv"` } : type;
};

/** What would end a script or begin an entity in a page that JSON-LD is put into is written by its code. */
const forPages = (json: string): string =>
  json.replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

const spelled = ({ media }: Route, body: unknown): Pick<GatewayResult, "body" | "isBase64Encoded"> => {
  if (media === "application/ld+json") return { body: forPages(JSON.stringify(body)) };
  if (media.includes("json")) return { body: JSON.stringify(body) };
  return { body: String(body), ...(media === workbook && { isBase64Encoded: true }) };
};

type Body = { readonly nextCursor?: string };

const bodyOf = (route: Route, { body }: Answer<Route>, offered: Offered | undefined): Body => {
  const told = shown(route.reply, body) as Body;
  return offered ? { ...told, ...offered } : told;
};

/**
 * What is read is tagged by what it says, beside the version where it has one: a name joined to it, an age or a verb that
 * changed is not told as 304.
 */
const tagOf = ({ method }: Route, version: number | undefined, shown: string, offered?: Offered) => {
  if (version === undefined) return method === "GET" ? contentTag(shown) : undefined;
  return etagOf(version, method === "GET" ? markOf(shown) : offered && markOf(JSON.stringify(offered)));
};

/**
 * The answer as the gateway sends it: checked against the route's reply, with ETag, Location, Link, and Retry-After where
 * work follows.
 */
export const reply = (route: Route, event: GatewayEvent, answer: Answer<Route>, offered?: Offered): GatewayResult => {
  const body = bodyOf(route, answer, offered);
  const told = spelled(route, body);
  const headers = contentHeaders(route);
  const tag = tagOf(route, answer.version, told.body, offered);
  if (tag) headers.etag = tag;
  if (route.keptFor) headers["cache-control"] = `public, max-age=${route.keptFor}`;
  if (answer.replayed) headers["idempotent-replayed"] = "true";
  if (answer.made) headers.location = `${encodeURI(event.rawPath)}/${answer.made}`;
  if (route.goesOn(answer.body)) headers["retry-after"] = String(retrySeconds);
  if (body.nextCursor) headers.link = nextPage(event, body.nextCursor);
  const held = route.method === "GET" && heldTag(event.headers["if-none-match"], tag);
  if (held) return { statusCode: 304, headers: { ...headers, etag: held }, body: "" };
  return { statusCode: route.status, headers, ...told };
};
