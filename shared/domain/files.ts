import { type Instant, plusMinutes } from "./dates.ts";
import {
  type GivenFile,
  type KeptBytes,
  MediaType,
  mostOfFiles,
  type ThingFile,
  type ThingFiles,
  type WhyRefused,
} from "./file.ts";
import { parentId } from "./ids.ts";
import { newChildId } from "./new-id.ts";
import { policy } from "./policy.ts";
import { mustHaveRoom, refuse, refuseAt, refuseField } from "./refusal.ts";

const filesPrefix = "fis";

/** The id of all files of a thing, which each of their ids carries. */
export const filesIdOf = (thingId: string): string => `${filesPrefix}_${thingId.slice(thingId.indexOf("_") + 1)}`;
export const filesIdOfFile = (fileId: string): string => parentId(filesPrefix, fileId);

/** The id of the file that a command makes. */
export const newFileId = (thingId: string, commandId: string): string => newChildId("fil", thingId, commandId);

const heic: ReadonlySet<string> = new Set(["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"]);

const mustBeTaken = ({ kind, mediaType }: GivenFile): MediaType => {
  if (heic.has(mediaType)) return refuseField("/mediaType", "heic-not-taken");
  const type = MediaType.safeParse(mediaType).data ?? refuseField("/mediaType", "media-type-not-taken");
  if (kind === "photo" && type === MediaType.enum["application/pdf"]) refuseField("/mediaType", "not-a-photo");
  return type;
};

type Giving = {
  readonly of: ThingFiles["of"];
  readonly by: string;
  readonly ownOf: string | undefined;
  readonly at: Instant;
  readonly commandId: string;
};

/** Of what nothing is kept: it was refused, or its place is over and nothing was sent. */
const isVain = ({ state, at, sentAt }: ThingFile, now: Instant): boolean =>
  state === "refused" || (state === "awaited" && !sentAt && plusMinutes(at, policy.filePlaceMinutes.value) < now);

/** The files of a thing with a place for one more, which is the last. */
export const giveFile = (current: ThingFiles | undefined, given: GivenFile, giving: Giving): ThingFiles => {
  const mediaType = mustBeTaken(given);
  const { of, by, ownOf, at, commandId } = giving;
  if (given.takenAt && given.takenAt > at) refuseField("/takenAt", "in-the-future");
  const { files: before, next, ...rest } = current ?? { of, files: [], next: 1, leaving: [] };
  const files = before.length < mostOfFiles.files ? before : before.filter((each) => !isVain(each, at));
  mustHaveRoom(files, mostOfFiles.files, "/of");
  const { sha256: receivedSha256, ...said } = given;
  const file: ThingFile = {
    ...said,
    fileId: newFileId(of.id, commandId),
    of,
    by,
    ...(given.kind === "paper" && ownOf && { ownOf }),
    at,
    number: next,
    mediaType,
    receivedSha256,
    shown: [],
    state: "awaited",
  };
  return { ...rest, files: [...files, file], next: next + 1 };
};

export const fileIn = (current: ThingFiles | undefined, fileId: string): ThingFile =>
  current?.files.find((each) => each.fileId === fileId) ?? refuse("not-found");

const withFile = (current: ThingFiles, file: ThingFile): ThingFiles => ({
  ...current,
  files: current.files.map((each) => (each.fileId === file.fileId ? file : each)),
});

/** Whoever gave it says that it is sent: nothing where that was said before. */
export const completeFile = (current: ThingFiles, fileId: string, at: Instant): ThingFiles | undefined => {
  const file = fileIn(current, fileId);
  if (file.state !== "awaited") return undefined;
  return withFile(current, { ...file, sentAt: at });
};

/** What came of a look at the bytes. `absent`: nothing was sent yet. */
export type Looked =
  | { readonly became: "ready"; readonly kept: KeptBytes; readonly small?: KeptBytes | undefined }
  | { readonly became: "refused"; readonly because: WhyRefused }
  | { readonly became: "absent" };

/** The files after one was looked at: nothing where that was seen before, or the file is gone. */
export const seeFile = (current: ThingFiles, fileId: string, looked: Looked): ThingFiles | undefined => {
  const file = current.files.find((each) => each.fileId === fileId);
  if (file?.state !== "awaited") return undefined;
  const { sentAt, ...waiting } = file;
  if (looked.became === "absent") return withFile(current, waiting);
  if (looked.became === "refused") return withFile(current, { ...file, state: "refused", because: looked.because });
  const { kept, small } = looked;
  return withFile(current, { ...file, state: "ready", kept, ...(small && { small }) });
};

/** What a thing says of whoever reads its files, or acts on them. */
export type FileReader = {
  /** The person for whom they act. */
  readonly personId: string;
  /** Which of those in dispute they are, or speak for. */
  readonly part: string | undefined;
  /** Whether every paper is theirs to read and to show. */
  readonly isInCharge: boolean;
};

/** A thing as far as its files are concerned: who reads it, to whom of it papers are shown, and whether it goes on. */
export type FileGround = { readonly reader: FileReader; readonly parts: readonly string[]; readonly isOpen: boolean };

/** Who gave it, and who is in charge; anybody who may read the thing, unless it is another's own paper. */
export const mayReadFile = ({ by, ownOf, shown }: ThingFile, { personId, part, isInCharge }: FileReader): boolean =>
  by === personId ||
  isInCharge ||
  !ownOf ||
  (part !== undefined && [ownOf, ...shown.map(({ to }) => to)].includes(part));

/** A ready paper of one of those in dispute is shown to another of them: nothing where it was shown before. */
export const showFile = (
  current: ThingFiles,
  fileId: string,
  { to, at, parts }: { readonly to: string; readonly at: Instant; readonly parts: readonly string[] },
): ThingFiles | undefined => {
  const file = fileIn(current, fileId);
  if (file.state !== "ready") refuse("wrong-state", { state: file.state }, "file");
  if (!parts.includes(to)) refuseField("/to", "not-in-it");
  if (!file.ownOf || file.ownOf === to || file.shown.some((each) => each.to === to)) return undefined;
  mustHaveRoom(file.shown, mostOfFiles.shown, "/to");
  return withFile(current, { ...file, shown: [...file.shown, { to, at }] });
};

type Holding = {
  readonly ids: readonly string[];
  readonly pointer: string;
  readonly reader: FileReader;
  readonly heldBy: string;
};

/**
 * The files of a thing after an act came to rest on some of them: each is of this thing, ready, and whoever acts may
 * read it; blamed at `<pointer>/<nth>`. They stay as long as the dossier.
 */
export const mustHoldFiles = (
  current: ThingFiles | undefined,
  { ids, pointer, reader, heldBy }: Holding,
): ThingFiles | undefined => {
  for (const [nth, id] of ids.entries()) {
    const file = current?.files.find((each) => each.fileId === id);
    const at = `${pointer}/${nth}`;
    if (!file || !mayReadFile(file, reader)) refuseField(at, "unknown-file");
    else if (file.state !== "ready") refuseAt(at, "file-not-ready");
  }
  if (!current || ids.length === 0) return undefined;
  const held = (file: ThingFile): ThingFile => (ids.includes(file.fileId) && !file.heldBy ? { ...file, heldBy } : file);
  return { ...current, files: current.files.map(held) };
};
