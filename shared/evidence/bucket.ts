import type { Instant } from "../domain/dates.ts";
import type { MediaType } from "../domain/file.ts";
import type { Looked } from "../domain/files.ts";

/** What somebody said of bytes before they sent them; the digest is a SHA-256 in hex. */
export type Said = { readonly mediaType: MediaType; readonly bytes: number; readonly sha256: string };

/** Where and how bytes are sent: these very ones, and until then. */
export type PutPlace = {
  readonly method: "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly until: Instant;
};

/** How kept bytes are read: in a page, or to be put away under a name. */
export type ReadingAs = { readonly mediaType: MediaType; readonly isInline: boolean; readonly name: string };

export type Span = { readonly now: Instant; readonly until: Instant };

export type Size = "whole" | "small";

/** Where the bytes of photos and papers lie. A key is `<community>/<service>/<thing>/<file>`. */
export type Bucket = {
  /** Takes what is to be looked at. */
  readonly placeFor: (key: string, said: Said, span: Span) => Promise<PutPlace>;
  /** An address that opens a kept file for whoever has it. */
  readonly readingOf: (key: string, size: Size, as: ReadingAs, span: Span) => Promise<string>;
  /** Looks at what was sent, and keeps what may be read of it. The same again keeps the same. */
  readonly look: (key: string, said: Said) => Promise<Looked>;
  /** Forgets what was sent and was looked at. */
  readonly settle: (key: string) => Promise<void>;
  /** Removes all that is kept below a key, in every version. */
  readonly remove: (key: string) => Promise<void>;
};

/** Where bytes lie that wait to be looked at, and those that may be read. */
export const awaitedKey = (key: string): string => `awaited/${key}`;
export const keptKey = (key: string, size: Size): string => `kept/${key}/${size}`;

const none = async (): Promise<never> => {
  throw new Error("there is no bucket here");
};

/** Where no files are kept. */
export const noBucket: Bucket = { placeFor: none, readingOf: none, look: none, settle: none, remove: none };

/** How a file is named where it is put away. */
const endings: Readonly<Record<MediaType, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

export const nameOfFile = (number: number, mediaType: MediaType): string => `${number}.${endings[mediaType]}`;

/** What a browser does with a file: it shows a photo, and puts a paper away. */
export const dispositionOf = ({ isInline, name }: ReadingAs): string =>
  `${isInline ? "inline" : "attachment"}; filename="${name}"`;
