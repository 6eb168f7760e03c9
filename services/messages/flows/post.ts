import type { Instant } from "#shared/domain/dates.ts";
import type { Posting } from "#shared/outside/outside.ts";
import { signedHeaders } from "#shared/outside/standard-webhook.ts";

type Signing = {
  readonly id: string;
  readonly body: object;
  readonly secrets: readonly string[];
  readonly now: Instant;
};

/** A body as it goes to a gateway, signed at this moment. */
export const posted = (url: string, { id, body, secrets, now }: Signing): Posting => {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(Date.parse(now) / 1000));
  return { url, body: text, headers: signedHeaders(secrets, { id, timestamp, body: text }) };
};
