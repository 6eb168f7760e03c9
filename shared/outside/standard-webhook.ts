import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signature covers, by the Standard Webhooks 1.0.0: an id, seconds since 1970, and the very bytes. */
export type Signed = { readonly id: string; readonly timestamp: string; readonly body: string };

const prefix = "whsec_";

/** The secret of a purpose: whoever lacks the key cannot tell it, and no table keeps it. */
export const secretFrom = (codeKey: string, purpose: string): string =>
  prefix + createHmac("sha256", codeKey).update(`webhook ${purpose}`).digest("base64");

const signatureOf = (secret: string, { id, timestamp, body }: Signed): string =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(prefix.length), "base64"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64")}`;

/** The headers of a signed request: by each secret that is good now, the newest first. */
export const signedHeaders = (secrets: readonly string[], signed: Signed): Record<string, string> => ({
  "content-type": "application/json",
  "webhook-id": signed.id,
  "webhook-timestamp": signed.timestamp,
  "webhook-signature": secrets.map((secret) => signatureOf(secret, signed)).join(" "),
});

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const mostMinutes = 5;

/** Whether one of the signatures is by one of the secrets, and no older or newer than five minutes. */
export const isSignedBy = (secrets: readonly string[], signed: Signed, signatures: string, now: string): boolean => {
  const age = Math.abs(Date.parse(now) - Number(signed.timestamp) * 1000);
  if (!(/^\d{1,12}$/.test(signed.timestamp) && age <= mostMinutes * 60_000)) return false;
  const right = secrets.map((secret) => signatureOf(secret, signed));
  return signatures.split(" ").some((given) => right.some((each) => isSame(each, given)));
};
