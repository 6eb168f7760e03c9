import { createHash, createHmac } from "node:crypto";

export type Keys = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };

export type Call = {
  readonly service: string;
  readonly region: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the signature vouches for, where that is to differ from what is sent. */
  readonly signedBody?: string;
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Encoded once more than it is sent, as every service but S3 counts it. */
const pathOf = ({ service, url }: Call): string =>
  service === "s3" ? url.pathname : url.pathname.split("/").map(escaped).join("/");

const queryOf = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .toSorted()
    .join("&");

/** The headers of a call with its signature (AWS Signature Version 4), which vouches for the body too. */
export const signed = (call: Call, { accessKeyId, secretAccessKey, sessionToken }: Keys): Record<string, string> => {
  const { service, region, method, url, body, signedBody = body } = call;
  const at = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  const day = at.slice(0, 8);
  const digest = sha256(signedBody);
  const headers: Record<string, string> = {
    ...call.headers,
    host: url.host,
    "x-amz-date": at,
    // Only S3 is told the digest; others compute it from what they received.
    ...(service === "s3" && { "x-amz-content-sha256": digest }),
    ...(sessionToken && { "x-amz-security-token": sessionToken }),
  };
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name]?.trim()}\n`).join("");
  const canonical = [method, pathOf(call), queryOf(url), lines, names.join(";"), digest].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
  const key = [day, region, service, "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  const signature = hmac(key, toSign).toString("hex");
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return { ...headers, authorization };
};
