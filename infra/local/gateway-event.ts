import { isUtf8 } from "node:buffer";
import type { GatewayEvent } from "#shared/http/request.ts";

export type Claims = Readonly<Record<string, unknown>>;

/** A request as it came over the wire; `target` is path and query, still encoded. */
export type Incoming = {
  readonly method: string;
  readonly target: string;
  /** The address it came from. */
  readonly from?: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Its body, or nothing where that is larger than so many bytes. */
  readonly read: (most: number) => Promise<Buffer | undefined>;
};

/** What was sent with a request, once it is read. */
export type Sent = { readonly incoming: Incoming; readonly body: Buffer; readonly claims: Claims | undefined };

/**
 * What the gateway hands over as text; anything else comes as base64. On AWS bytes that are no UTF-8 become U+FFFD
 * there; here they come as they were sent.
 */
const textual = /^\s*(text\/|application\/(json|javascript|xml)\b)/i;

const isTextual = (body: Buffer, type: string | undefined): boolean =>
  body.length === 0 || (textual.test(type ?? "text/plain") && isUtf8(body));

/** The API Gateway (HTTP API, payload 2.0) event of a request. */
export const eventOf = ({ incoming, body, claims }: Sent, rawPath: string, search: string): GatewayEvent => {
  const isText = isTextual(body, incoming.headers["content-type"]);
  const parameters = new URLSearchParams(search);
  const names = [...new Set(parameters.keys())];
  const query = Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(",")]));
  return {
    version: "2.0",
    rawPath,
    rawQueryString: search,
    headers: incoming.headers,
    ...(names.length > 0 && { queryStringParameters: query }),
    ...(body.length > 0 && { body: body.toString(isText ? "utf8" : "base64") }),
    isBase64Encoded: !isText,
    requestContext: {
      requestId: crypto.randomUUID(),
      http: { method: incoming.method, path: rawPath, ...(incoming.from && { sourceIp: incoming.from }) },
      ...(claims && { authorizer: { jwt: { claims } } }),
    },
  };
};
