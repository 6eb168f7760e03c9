import { hash } from "node:crypto";
import type { Sharp } from "sharp";
import { type KeptBytes, MediaType, type WhyRefused } from "../domain/file.ts";
import type { Said } from "./bucket.ts";

/** What may be read of what was sent: the whole, and of a picture a small one. */
export type Shown =
  | { readonly became: "ready"; readonly whole: Kept; readonly small?: Kept }
  | { readonly became: "refused"; readonly because: WhyRefused };
type Kept = { readonly data: Uint8Array; readonly kept: KeptBytes };

const mostPixels = 50_000_000;
const smallSide = 480;
/** A reader looks for the end of a PDF in so many last bytes. */
const tail = 1024;

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(text.length, Math.max(0, bytes.byteLength - at))).equals(
    Buffer.from(text, "latin1"),
  );

/** How the bytes of each type begin; nothing else is handed to a decoder. */
const begins: Readonly<Record<MediaType, (bytes: Uint8Array) => boolean>> = {
  "image/jpeg": (bytes) => startsWith(bytes, 0, "\xff\xd8\xff"),
  "image/png": (bytes) => startsWith(bytes, 0, "\x89PNG\r\n\x1a\n"),
  "image/webp": (bytes) => startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP"),
  "application/pdf": (bytes) =>
    /^%PDF-[12]\.\d/.test(Buffer.from(bytes.subarray(0, 8)).toString("latin1")) &&
    Buffer.from(bytes.subarray(-tail)).includes("%%EOF"),
};

/** The type that the bytes have, by how they begin. */
export const typeOf = (bytes: Uint8Array): MediaType | undefined =>
  MediaType.options.find((mediaType) => begins[mediaType](bytes));

const sha256 = (bytes: Uint8Array): string => hash("sha256", bytes, "hex");

const disagreement = (bytes: Uint8Array, said: Said): WhyRefused | undefined => {
  if (bytes.byteLength !== said.bytes) return "size-differs";
  if (sha256(bytes) !== said.sha256) return "digest-differs";
  return typeOf(bytes) === said.mediaType ? undefined : "type-differs";
};

const decoders = ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"];

/** The one large library is loaded with the first picture, and knows no other decoders. */
const openSharp = async () => {
  const { sharp } = await import("../late/sharp.ts");
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: decoders });
  return sharp;
};
let opened: ReturnType<typeof openSharp> | undefined;

/** In the type it came in; what it said of place and device is not written again. */
const written = async (picture: Sharp, mediaType: MediaType): Promise<Kept> => {
  const typed = { "image/png": picture.png(), "image/webp": picture.webp({ quality: 85 }) }[mediaType as string];
  const { data, info } = await (typed ?? picture.jpeg({ quality: 85 })).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { data, kept: { mediaType, bytes: data.byteLength, sha256: sha256(data), width, height } };
};

const shownPicture = async (bytes: Uint8Array, mediaType: MediaType): Promise<Shown> => {
  opened ??= openSharp();
  const sharp = await opened;
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: "error" });
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (width * height > mostPixels) return { became: "refused", because: "too-many-pixels" };
  const whole = await written(open().autoOrient(), mediaType);
  const resized = open().autoOrient().resize(smallSide, smallSide, { fit: "inside", withoutEnlargement: true });
  return { became: "ready", whole, small: await written(resized, mediaType) };
};

const look = async (bytes: Uint8Array, said: Said): Promise<Shown> => {
  const because = disagreement(bytes, said);
  if (because) return { became: "refused", because };
  const { mediaType } = said;
  if (mediaType === "application/pdf") {
    const kept = { mediaType, bytes: bytes.byteLength, sha256: said.sha256 };
    return { became: "ready", whole: { data: bytes, kept } };
  }
  return shownPicture(bytes, mediaType).catch(() => ({ became: "refused", because: "not-readable" }));
};

let last: Promise<unknown> = Promise.resolve();

/** Looks at bytes that were sent, one file after the other: a picture may take 200 MB while it is turned. */
export const shownOf = (bytes: Uint8Array, said: Said): Promise<Shown> => {
  const mine = last.then(() => look(bytes, said));
  last = mine.catch(() => {});
  return mine;
};
