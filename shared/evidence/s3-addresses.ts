import { fromEnv } from "@aws-sdk/credential-provider-env";
import { Hash } from "@smithy/core/serde";
import { SignatureV4 } from "@smithy/signature-v4";
import type { Span } from "./bucket.ts";

/** Where a bucket answers, such as `https://linli-files.s3.eu-west-1.amazonaws.com`, and in which region. */
export type At = { readonly origin: string; readonly region: string };

type Asked = {
  readonly method: "GET" | "PUT";
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
};

class Sha256 extends Hash {
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    super("sha256", secret as string);
  }
}

/** The query as it is signed: strictly percent-encoded. */
const spelled = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** An address of S3 that lets whoever has it do one thing until then; every header that is named is signed with it. */
export const s3Address = async (
  { origin, region }: At,
  { method, key, headers = {}, query = {} }: Asked,
  { now, until }: Span,
): Promise<string> => {
  const { protocol, host, hostname, pathname } = new URL(origin);
  const signer = new SignatureV4({
    credentials: fromEnv(),
    region,
    service: "s3",
    sha256: Sha256,
    uriEscapePath: false,
  });
  const path = `${pathname.replace(/\/$/, "")}/${key}`;
  const content = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" };
  const request = { method, protocol, hostname, path, query, headers: { host, ...content, ...headers } };
  const signed = await signer.presign(request, {
    signingDate: new Date(now),
    expiresIn: Math.round((Date.parse(until) - Date.parse(now)) / 1000),
    unhoistableHeaders: new Set(Object.keys(headers)),
    signableHeaders: new Set(["host", ...Object.keys(headers)]),
  });
  const parts = Object.entries(signed.query ?? {}).map(([name, value]) => `${spelled(name)}=${spelled(String(value))}`);
  return `${protocol}//${host}${path}?${parts.join("&")}`;
};
