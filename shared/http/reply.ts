import type { Answer } from "./endpoint.ts";
import { etagOf, heldTag } from "./etag.ts";
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

/** The answer as the gateway sends it: checked against the route's reply, with ETag, Location and Link. */
export const reply = (route: Route, event: GatewayEvent, answer: Answer<Route>): GatewayResult => {
  const body = shown(route.reply, answer.body) as { nextCursor?: string };
  const headers = contentHeaders(route);
  if (answer.version !== undefined) headers.etag = etagOf(answer.version);
  if (answer.replayed) headers["idempotent-replayed"] = "true";
  if (answer.made) headers.location = `${encodeURI(event.rawPath)}/${answer.made}`;
  if (body.nextCursor) headers.link = nextPage(event, body.nextCursor);
  const held = route.method === "GET" && heldTag(event.headers["if-none-match"], answer.version);
  if (held) return { statusCode: 304, headers: { ...headers, etag: held }, body: "" };
  return { statusCode: route.status, headers, ...spelled(route, body) };
};
