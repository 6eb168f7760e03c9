import type * as z from "zod";
import { actingPerson, type Caller } from "../domain/caller.ts";
import { type Instant, plusMinutes } from "../domain/dates.ts";
import type { GivenFile, ThingFile, ThingFiles } from "../domain/file.ts";
import {
  completeFile,
  type FileGround,
  fileIn,
  filesIdOf,
  filesIdOfFile,
  giveFile,
  mayReadFile,
  newFileId,
  showFile,
} from "../domain/files.ts";
import { policy } from "../domain/policy.ts";
import { Refusal, refuse } from "../domain/refusal.ts";
import type { Fact } from "../events/contract.ts";
import { type Offers, offers } from "../http/offers.ts";
import { pageAfter } from "../http/page.ts";
import type { paging } from "../http/route.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityTable } from "../table/scope.ts";
import { type Bucket, nameOfFile, type Size } from "./bucket.ts";
import type { FileView, ShowFile } from "./file-routes.ts";
import { type FilesOf, fileStore } from "./file-store.ts";

type Asking = {
  readonly table: CommunityTable;
  readonly caller: Caller;
  readonly now: Instant;
  readonly bucket: Bucket;
};
type Doing = Asking & { readonly command: Command };
type OfFile = { readonly params: { readonly fileId: string } };
type Of = ThingFiles["of"];

/** A file, and what its thing says of whoever looks at it. */
type SeenFile = { readonly file: ThingFile; readonly ground: FileGround };

export type DeskOf = FilesOf & {
  /** A thing as far as its files are concerned; refuses whoever may not read it. */
  readonly see: (asking: Asking, of: Of) => Promise<FileGround>;
};

const mayComplete = ({ file, ground }: SeenFile): void => {
  if (file.by !== ground.reader.personId) refuse("role-not-allowed");
  if (file.state !== "awaited") refuse("wrong-state", { state: file.state }, "file");
};

const mayShow = ({ file, ground }: SeenFile): void => {
  if (!ground.reader.isInCharge) refuse("role-not-allowed");
  if (file.state !== "ready" || !file.ownOf) refuse("wrong-state", { state: file.state }, "file");
};

/** What may be done with a file, by the operations of its service. */
export const fileOffers = (operations: { readonly complete: string; readonly show: string }): Offers<SeenFile> =>
  offers<SeenFile>({ [operations.complete]: mayComplete, [operations.show]: mayShow });

/** Where the files of a service's things are given and read. */
export const fileDesk = ({ see, ...files }: DeskOf) => {
  const open = fileStore(files);
  const { facts } = files;
  const named = ({ of, fileId }: ThingFile) => ({ thing: of.thing, thingId: of.id, fileId });

  const readingOf = async ({ table, bucket, now }: Asking, file: ThingFile): Promise<FileView> => {
    const { kept, small, kind, number } = file;
    if (!kept) return { file };
    const until = plusMinutes(now, policy.fileReadingMinutes.value);
    const url = (size: Size) => {
      const { mediaType } = kept;
      const as = { mediaType, isInline: kind === "photo", name: nameOfFile(number, mediaType) };
      return bucket.readingOf(open(table).keyOf(file), size, as, { now, until });
    };
    const reading = { url: await url("whole"), ...(small && { smallUrl: await url("small") }), until };
    return { file, reading };
  };

  /** The thing of a file for its reader; who gave the file reads that one, though they are in the thing no more. */
  const groundOf = async (asking: Asking, file: ThingFile): Promise<FileGround> => {
    const { personId } = actingPerson(asking.caller);
    try {
      return await see(asking, file.of);
    } catch (error) {
      if (!(error instanceof Refusal) || file.by !== personId) throw error;
      return { reader: { personId, part: undefined, isInCharge: false }, parts: [], isOpen: false };
    }
  };

  /** The file, for whoever may read it; to anyone else it is one that does not exist. */
  const seen = async (asking: Asking, current: ThingFiles | undefined, fileId: string): Promise<SeenFile> => {
    const file = fileIn(current, fileId);
    const ground = await groundOf(asking, file);
    return mayReadFile(file, ground.reader) ? { file, ground } : refuse("not-found");
  };

  const find = async ({ table }: Asking, fileId: string) => (await open(table).find(filesIdOfFile(fileId)))?.state;

  const answer = async (asking: Asking, subject: SeenFile) => ({
    body: await readingOf(asking, subject.file),
    subject,
  });

  /** An act on one file: what it may be, is decided by what the thing says of the caller. */
  const act = async (
    call: Doing & OfFile,
    verb: (current: ThingFiles, seen: SeenFile) => ThingFiles | undefined,
    told: (file: ThingFile) => Fact,
  ) => {
    const { table, command } = call;
    const { fileId } = call.params;
    const before = await seen(call, await find(call, fileId), fileId);
    const { state, replayed } = await open(table).decide(filesIdOfFile(fileId), command, (current) => {
      const after = verb(current, { ...before, file: fileIn(current, fileId) });
      return after && { state: after, facts: [told(before.file)] };
    });
    return { ...(await answer(call, { ...before, file: fileIn(state, fileId) })), replayed };
  };

  return {
    give: async (call: Doing & { readonly body: z.output<typeof GivenFile> & { readonly of: Of } }) => {
      const { table, caller, now, command, bucket, body } = call;
      const { of, ...given } = body;
      const ground = await see(call, of);
      if (!ground.isOpen) refuse("wrong-state");
      const { personId } = actingPerson(caller);
      const giving = { of, by: personId, ownOf: ground.reader.isInCharge ? undefined : ground.reader.part, at: now };
      const store = open(table);
      const id = filesIdOf(of.id);
      const made = (current?: ThingFiles) => ({
        state: giveFile(current, given, { ...giving, commandId: command.id }),
        facts: [],
      });
      const outcome = (await store.find(id))
        ? await store.decide(id, command, made)
        : await store.create(id, command, made());
      const file =
        outcome.state.files.find(({ fileId }) => fileId === newFileId(of.id, command.id)) ?? refuse("not-found");
      const said = { mediaType: file.mediaType, bytes: file.bytes, sha256: file.receivedSha256 };
      const until = plusMinutes(now, policy.filePlaceMinutes.value);
      const put = await bucket.placeFor(store.keyOf(file), said, { now, until });
      return { body: { file, put }, subject: { file, ground }, made: file.fileId, replayed: outcome.replayed };
    },

    complete: (call: Doing & OfFile) =>
      act(
        call,
        (current, subject) => {
          if (subject.file.by !== subject.ground.reader.personId) refuse("role-not-allowed");
          return completeFile(current, call.params.fileId, call.now);
        },
        (file) => facts.fileSent(named(file)),
      ),

    read: async (call: Asking & OfFile) => {
      const { fileId } = call.params;
      return answer(call, await seen(call, await find(call, fileId), fileId));
    },

    list: async (call: Asking & { readonly query: z.output<z.ZodObject<typeof paging>> }, of: Of) => {
      const current = (await open(call.table).find(filesIdOf(of.id)))?.state;
      const own = current?.files.filter(({ by }) => by === actingPerson(call.caller).personId) ?? [];
      const items = await see(call, of).then(
        ({ reader }) => (current?.files ?? []).filter((file) => mayReadFile(file, reader)),
        (error) => (own.length > 0 && error instanceof Refusal ? own : Promise.reject(error)),
      );
      return { body: pageAfter(items, call.query) };
    },

    show: (call: Doing & OfFile & { readonly body: z.output<typeof ShowFile> }) =>
      act(
        call,
        (current, { ground }) => {
          if (!ground.reader.isInCharge) refuse("role-not-allowed");
          return showFile(current, call.params.fileId, { to: call.body.to, at: call.now, parts: ground.parts });
        },
        (file) => facts.fileShown({ ...named(file), to: call.body.to }),
      ),
  };
};
