import { brotliCompress, constants, gzip } from "node:zlib";
import { type Coding, packedTag } from "./etag.ts";
import type { GatewayResult } from "./reply.ts";
import type { GatewayEvent } from "./request.ts";
import { wishesIn } from "./weighted.ts";

/** What fits into one packet gains nothing. */
const fewestCharacters = 1_000;

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** To import `promisify` from `node:util` makes Node load workers and more, at every cold start. */
export const pack = (body: string | Buffer, coding: Coding): Promise<Buffer> =>
  new Promise((done, fail) => {
    const told = (error: Error | null, packed: Buffer): void => (error ? fail(error) : done(packed));
    if (coding === "br") brotliCompress(body, quick, told);
    else gzip(body, told);
  });

const qualityIn = (acceptEncoding: string): ((coding: string) => number | undefined) => {
  const wished = new Map(wishesIn(acceptEncoding.toLowerCase()).map(({ value, weight }) => [value, weight]));
  return (coding) => wished.get(coding) ?? wished.get("*");
};

/** How `Accept-Encoding` (RFC 9110 §12.5.3) wants a body packed; nothing where it is to go as it is. */
export const codingFor = (acceptEncoding: string | undefined): Coding | undefined => {
  if (!acceptEncoding) return undefined;
  const quality = qualityIn(acceptEncoding);
  const [brotli, zip] = [quality("br") ?? 0, quality("gzip") ?? 0];
  const best = Math.max(brotli, zip);
  if (!(best > 0) || best < (quality("identity") ?? 0)) return undefined;
  return brotli === best ? "br" : "gzip";
};

const tagged = (etag: string | undefined, coding: Coding) => (etag ? { etag: packedTag(etag, coding) } : {});

/** The answer as the client wants it packed. API Gateway packs nothing itself, so each service does, in any home. */
export const packed = async ({ headers }: GatewayEvent, result: GatewayResult): Promise<GatewayResult> => {
  const coding = result.body.length < fewestCharacters ? undefined : codingFor(headers["accept-encoding"]);
  if (!coding || result.isBase64Encoded) return result;
  return {
    ...result,
    headers: { ...result.headers, ...tagged(result.headers.etag, coding), "content-encoding": coding },
    body: (await pack(result.body, coding)).toString("base64"),
    isBase64Encoded: true,
  };
};
