import { devIssuer } from "#infra/local/issuer.ts";
import type { GatewayResult } from "#shared/http/reply.ts";
import type { GatewayEvent } from "#shared/http/request.ts";
import { slug } from "./estate.ts";

export type Handle = (event: GatewayEvent, context: object) => Promise<GatewayResult>;

/** One POST that somebody sends, again and again under the same key until it is answered for good. */
export type Intent = {
  readonly as: string;
  readonly path: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Asked = Intent & { readonly key: string };
export type Told = { readonly status: number; readonly replayed: boolean; readonly body: Record<string, never> };

/** One acknowledged success: the key it was sent with, and what was told. */
export type Success = { readonly asked: Asked; readonly told: Told };

/** Where the estate's operations lie. */
export const base = `/v1/communities/${slug}`;

const eventOf = ({ as: subject, path, body, key, headers }: Asked): GatewayEvent => ({
  version: "2.0",
  rawPath: path,
  rawQueryString: "",
  headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
  body: JSON.stringify(body),
  isBase64Encoded: false,
  requestContext: {
    requestId: "simulated",
    http: { method: "POST", path },
    authorizer: { jwt: { claims: { iss: devIssuer, sub: subject } } },
  },
});

/** One request at the handler of its service, as the gateway would bring it. */
export const ask = async (handlers: Readonly<Record<string, Handle>>, asked: Asked): Promise<Told> => {
  const parts = asked.path.split("/");
  const service = parts[parts.indexOf("communities") + 2] ?? "";
  const result = await handlers[service]?.(eventOf(asked), {});
  return {
    status: result?.statusCode ?? 500,
    replayed: result?.headers["idempotent-replayed"] === "true",
    body: JSON.parse(result?.body || "{}"),
  };
};

/** One of some things, or none of nothing. */
export const oneOf = <Thing>(things: readonly Thing[], random: () => number): Thing | undefined =>
  things[Math.floor(random() * things.length)];
