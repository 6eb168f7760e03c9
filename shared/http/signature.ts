import type { Signature } from "./endpoint.ts";
import type { GatewayEvent } from "./request.ts";

/** How a request is signed, and the very bytes that are. */
export const readSignature = ({ headers, body = "", isBase64Encoded }: GatewayEvent): Signature => {
  const { "webhook-id": id = "", "webhook-timestamp": timestamp = "", "webhook-signature": signatures = "" } = headers;
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString() : body;
  return { signed: { id, timestamp, body: text }, signatures };
};
