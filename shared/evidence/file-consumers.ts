import type { communityErasureDue } from "../contracts/communities.ts";
import type { FileFacts } from "../contracts/file-facts.ts";
import type { ThingFiles } from "../domain/file.ts";
import { filesIdOf, seeFile } from "../domain/files.ts";
import { dateFiles, endFiles } from "../domain/files-over.ts";
import type { Heard } from "../events/consumer.ts";
import type { NamedReaction } from "../events/contract.ts";
import { type FilesOf, fileStore } from "./file-store.ts";

type Hearing<Name extends "fileSent" | "filesDue"> = Heard<NamedReaction & { readonly hears: FileFacts[Name] }>;

/** What is done at each. */
export const fileConsumers = (files: FilesOf) => {
  const open = fileStore(files);
  const { facts } = files;

  return {
    lookAtFileWhenSent: async ({ event, table, command, bucket }: Hearing<"fileSent">): Promise<void> => {
      const { thing, thingId, fileId } = event.data;
      const store = open(table);
      const id = filesIdOf(thingId);
      const file = (await store.find(id))?.state.files.find((each) => each.fileId === fileId);
      if (!file) return;
      const key = store.keyOf(file);
      if (file.state === "awaited") {
        const said = { mediaType: file.mediaType, bytes: file.bytes, sha256: file.receivedSha256 };
        const looked = await bucket.look(key, said);
        const named = { thing, thingId, fileId };
        const told = {
          ready: () => [facts.fileReady(named)],
          refused: () => (looked.became === "refused" ? [facts.fileRefused({ ...named, cause: looked.because })] : []),
          absent: () => [],
        }[looked.became];
        const { state } = await store.decide(id, command, (current) => {
          const after = seeFile(current, fileId, looked);
          return after && { state: after, facts: told() };
        });
        const after = state.files.find((each) => each.fileId === fileId);
        if (!after) await bucket.remove(key);
        if (after?.state === "awaited") return;
      }
      await bucket.settle(key);
    },

    endFilesWhenDue: async ({ event, table, now, command, bucket }: Hearing<"filesDue">): Promise<void> => {
      const { thingId, fileId } = event.data;
      const store = open(table);
      const id = filesIdOf(thingId);
      if (!(await store.find(id))) return;
      if (!fileId) {
        await store.decide(id, command, (current) => {
          const after = endFiles(current, now);
          return after && { state: after, facts: [] };
        });
        return;
      }
      const { state } = await store.get(id);
      if (!state.leaving.includes(fileId)) return;
      await bucket.remove(store.keyOf({ of: state.of, fileId }));
      await store.decide(id, command, ({ leaving, ...rest }) => ({
        state: { ...rest, leaving: leaving.filter((each) => each !== fileId) },
        facts: [],
      }));
    },
  };
};

/** Dates the files of a thing that is over; those of one that goes on again are dated no more. */
export const datingFiles = (files: FilesOf) => {
  const open = fileStore(files);
  return async (
    { table, command }: Pick<Heard, "table" | "command">,
    thingId: string,
    until: Parameters<typeof dateFiles>[1],
  ): Promise<void> => {
    const store = open(table);
    const id = filesIdOf(thingId);
    if (!(await store.find(id))) return;
    await store.decide(id, command, (current: ThingFiles) => ({ state: dateFiles(current, until), facts: [] }));
  };
};

type Erasing = Heard<NamedReaction & { readonly hears: typeof communityErasureDue }>;

/** Removes the bytes of a service's files in a community before what is kept of them. */
export const erasingFiles =
  (files: FilesOf, erase: (heard: Erasing) => Promise<void>) =>
  async (heard: Erasing): Promise<void> => {
    await heard.bucket.remove(fileStore(files)(heard.table).keyOf());
    await erase(heard);
  };
