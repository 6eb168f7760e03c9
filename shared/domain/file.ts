import * as z from "zod";
import { Instant } from "./dates.ts";
import type { Format } from "./formats.ts";
import { childIdSchema } from "./ids.ts";
import { policy } from "./policy.ts";
import { textOf } from "./text.ts";

/** What a file may be: phones hand over JPEG where a form names it. */
export const MediaType = z.enum(["image/jpeg", "image/png", "image/webp", "application/pdf"]);
export type MediaType = z.infer<typeof MediaType>;

export const FileKind = z.enum(["photo", "paper"]);
export const FileId = childIdSchema("fil");

/** Why what was sent is not kept. */
export const WhyRefused = z.enum(["size-differs", "digest-differs", "type-differs", "too-many-pixels", "not-readable"]);
export type WhyRefused = z.infer<typeof WhyRefused>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "digest" satisfies Format);

/** Bytes that are kept: of what type, how many, and their SHA-256 in hex. */
export const KeptBytes = z.object({
  mediaType: MediaType,
  bytes: z.int().min(1),
  sha256: Sha256,
  width: z.int().min(1).optional(),
  height: z.int().min(1).optional(),
});
export type KeptBytes = z.infer<typeof KeptBytes>;

/** How much a file may hold, how many a thing may have, and to how many one may be shown. */
export const mostOfFiles = { bytes: policy.fileBytes.value, files: policy.filesOfThing.value, shown: 20 } as const;

/** Whose it is of the thing: a disputant of a case, an action of a meeting. */
const PartId = z.string().min(1).max(60);

/** A photo or a paper of a thing. The bytes lie in a bucket. */
export const ThingFile = z
  .object({
    fileId: FileId,
    of: z.object({ thing: z.string(), id: z.string() }),
    kind: FileKind,
    /** The person who gave it, or for whom it was given at the desk. */
    by: z.string(),
    /** Of which of those in dispute it is the own paper: the others see it once it was shown to them. */
    ownOf: PartId.optional(),
    at: Instant,
    takenAt: Instant.optional(),
    caption: textOf(200).optional(),
    /** Its place among the files of its thing, from 1. */
    number: z.int().min(1),
    /** What was said of it before it was sent. */
    mediaType: MediaType,
    bytes: z.int().min(1).max(mostOfFiles.bytes),
    receivedSha256: Sha256,
    shown: z.array(z.object({ to: PartId, at: Instant })).max(mostOfFiles.shown),
    state: z.enum(["awaited", "ready", "refused"]),
    /** When it was said to be sent: it is being looked at. */
    sentAt: Instant.optional(),
    because: WhyRefused.optional(),
    kept: KeptBytes.optional(),
    small: KeptBytes.optional(),
    /** The act that rests on it: it is a paper of the dossier. */
    heldBy: z.string().optional(),
  })
  .meta({ id: "ThingFile" });
export type ThingFile = z.infer<typeof ThingFile>;

/** All files of one thing, in one item. */
export const ThingFiles = z.object({
  of: ThingFile.shape.of,
  files: z.array(ThingFile).max(mostOfFiles.files),
  /** The number of the next. */
  next: z.int().min(1),
  /** When loose files go, and when those go on which an act rests. */
  looseUntil: Instant.optional(),
  heldUntil: Instant.optional(),
  /** Whose bytes are still to be removed. */
  leaving: z.array(FileId).max(mostOfFiles.files * 2),
});
export type ThingFiles = z.infer<typeof ThingFiles>;

/** What somebody says of a file that they want to give. */
export const GivenFile = z.strictObject({
  kind: FileKind,
  mediaType: z.string().min(1).max(100),
  bytes: z.int().min(1).max(mostOfFiles.bytes),
  sha256: Sha256,
  caption: ThingFile.shape.caption,
  takenAt: Instant.optional(),
});
export type GivenFile = z.infer<typeof GivenFile>;
