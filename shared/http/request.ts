import { createHash } from "node:crypto";
import * as z from "zod";
import { digest } from "../domain/new-id.ts";
import { type FieldError, type RefusalDetail, refuse, refuseField } from "../domain/refusal.ts";
import { farDate } from "./dated.ts";
import type { Upload } from "./endpoint.ts";
import { versionIn } from "./etag.ts";
import { asPointer, fieldErrors } from "./field-errors.ts";
import type { Schema } from "./route.ts";

/** What Linli reads of an API Gateway HTTP API event (payload version 2.0). */
export type GatewayEvent = {
  readonly version: "2.0";
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>>;
  pathParameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
  readonly requestContext: {
    readonly requestId: string;
    readonly http: { readonly method: string; readonly path: string; readonly sourceIp?: string };
    readonly authorizer?: { readonly jwt: { readonly claims: Readonly<Record<string, unknown>> } };
  };
};

export const mostBodyBytes = 64 * 1024;
export const mostUploadBytes = 4 * 1024 * 1024;

/** The limit that a body is over, as its problem tells it. */
export const over = (bytes: number): RefusalDetail => ({
  limit: bytes < 2 ** 20 ? `${bytes / 2 ** 10} KB` : `${bytes / 2 ** 20} MB`,
});

const mostDepth = 8;

/** Whether a text is whole: a gateway leaves U+FFFD where it was sent bytes that are no UTF-8. */
const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes("\ufffd");

const brokenPart = (value: unknown, path: readonly PropertyKey[]): FieldError | undefined => {
  if (typeof value === "string") return isWhole(value) ? undefined : { pointer: asPointer(path), code: "broken-text" };
  if (typeof value !== "object" || value === null) return undefined;
  if (path.length >= mostDepth) return { pointer: asPointer(path), code: "too-deep" };
  const isNamedBadly = Object.keys(value).some((name) => name === "__proto__" || !name.isWellFormed());
  if (isNamedBadly) return { pointer: asPointer(path), code: "unknown-field" };
  return firstOf(Object.entries(value), ([name, part]) => brokenPart(part, [...path, name]));
};

/** The first answer that is one. */
const firstOf = <Thing, Found>(things: readonly Thing[], find: (thing: Thing) => Found | undefined) => {
  for (const thing of things) {
    const found = find(thing);
    if (found) return found;
  }
  return undefined;
};

const malformed = (): never =>
  refuse("malformed", { errors: [{ pointer: "", code: "wrong-format", wanted: { format: "json" } }] });

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse("malformed", { errors: [{ pointer: "", code: "broken-text" }] });
  }
};

/** How many members a value was written with: one that was written twice is counted once. */
const membersOf = (value: unknown): number => {
  if (typeof value !== "object" || value === null) return 0;
  const parts = Object.values(value);
  const own = Array.isArray(value) ? 0 : parts.length;
  return parts.reduce<number>((sum, part) => sum + membersOf(part), own);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return malformed();
  }
};

/** Whether a name stands twice in one object: which of the two counts, readers disagree (RFC 8259 §4). */
const namesTwice = (text: string, value: unknown): boolean => {
  const names = [...text.matchAll(/"(?:[^"\\]|\\.)*"\s*(:?)/g)].filter(([, colon]) => colon === ":");
  return names.length !== membersOf(value);
};

/** The JSON of the body; an absent body is an empty object. Refused: over 64 KB, not JSON, too deep, broken text. */
export const readBody = (event: GatewayEvent): unknown => {
  if (!event.body) return {};
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > mostBodyBytes) refuse("too-large", over(mostBodyBytes));
  mustBeOf(event, ["application/json"]);
  const text = textOf(bytes);
  const value = parseJson(text);
  const broken = brokenPart(value, []);
  if (broken) refuse("invalid", { errors: [broken] });
  return namesTwice(text, value) ? malformed() : value;
};

/** Refuses another kind of body than is taken, one that is packed, and JSON in a character set of its own (RFC 8259). */
const mustBeOf = (event: GatewayEvent, taken: readonly string[]): string => {
  const [type = "", ...parameters] = (event.headers["content-type"] ?? "").toLowerCase().split(";");
  const mediaType = type.trim();
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith("charset="));
  const isForeign = mediaType === "application/json" && charset !== undefined && !/^charset="?utf-?8"?$/.test(charset);
  const isPacked = !["", "identity"].includes((event.headers["content-encoding"] ?? "").trim().toLowerCase());
  if (!taken.includes(mediaType) || isForeign || isPacked)
    refuse("unsupported-media-type", {
      taken,
      ...(isForeign && { charset: "UTF-8" }),
      ...(isPacked && { coding: "identity" }),
    });
  return mediaType;
};

/** A file as the body: of one of the media types, 1 byte to 4 MB. */
export const readUpload = (event: GatewayEvent, mediaTypes: readonly string[]): Upload => {
  const bytes = Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.byteLength > mostUploadBytes) refuse("too-large", over(mostUploadBytes));
  const mediaType = mustBeOf(event, mediaTypes);
  if (bytes.byteLength === 0) refuse("malformed", { errors: [{ pointer: "", code: "required" }] });
  return { bytes, mediaType };
};

/** A body where the operation takes none is refused, on GET as on any other. */
export const readNoBody = (event: GatewayEvent): undefined => {
  if (event.body) refuse("malformed", { errors: [{ pointer: "", code: "not-allowed" }] });
};

/** Checks a part of the request against its schema; the only place where a wrong shape is the caller's fault. */
export const check = <S extends Schema>(schema: S, input: unknown, place: "body" | "parameters"): z.output<S> => {
  const result = z.safeParse(schema, input);
  if (!result.success) return refuse("invalid", { errors: fieldErrors(result.error.issues, input, place) });
  const far = place === "body" ? farDate(schema, input) : undefined;
  return far ? refuseField(asPointer(far), "date-implausible") : result.data;
};

/** The `Idempotency-Key` of a POST, or the `webhook-id` of a signed one: 1–255 printable ASCII characters. */
export const idempotencyKey = ({ headers }: GatewayEvent, isSigned = false): string => {
  const key = headers["idempotency-key"] ?? (isSigned ? headers["webhook-id"] : undefined) ?? "";
  if (/^[\x21-\x7e][\x20-\x7e]{0,254}$/.test(key)) return key;
  return refuse("idempotency-key-missing", isSigned ? { header: "webhook-id" } : {});
};

/** The version that `If-Match: "7"` expects; nothing where the header is absent or `*`. */
export const expectedVersion = (event: GatewayEvent): number | undefined => {
  const tag = event.headers["if-match"];
  if (tag === undefined || tag === "*") return undefined;
  return (
    versionIn(tag) ??
    refuse("invalid", { errors: [{ parameter: "If-Match", code: "wrong-format", wanted: { format: "etag" } }] })
  );
};

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, inOrder(part)]);
};

/** The digest of a payload: equal whenever the same values were sent, in whatever order. */
export const payloadDigest = (body: unknown): string => digest([JSON.stringify(inOrder(body) ?? null)]);

/** The digest of a file. */
export const bytesDigest = (bytes: Uint8Array): string => digest([createHash("sha256").update(bytes).digest("hex")]);
