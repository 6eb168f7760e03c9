import type { FileFacts } from "../contracts/file-facts.ts";
import { type ThingFile, ThingFiles } from "../domain/file.ts";
import { filesIdOf } from "../domain/files.ts";
import { deadlineWrite } from "../events/deadline.ts";
import type { Companion, Entity } from "../table/entity.ts";
import type { Command } from "../table/journal.ts";
import type { CommunityScope, CommunityTable } from "../table/scope.ts";
import { entityStore } from "../table/store.ts";
import type { Item } from "../table/table.ts";

/** Of a service's files: by what name they are kept, and what it tells of them. */
export type FilesOf = { readonly service: string; readonly kind: string; readonly facts: FileFacts };

/** What is to be removed is due at once. */
const atOnce = "2000-01-01T00:00:00.000Z";

type Due = { readonly dueAt: string; readonly fileId?: string };

/** Each file that leaves is due at once, and all of them when their time is over. */
const dueIn = ({ looseUntil, heldUntil, leaving }: ThingFiles): Due[] => [
  ...leaving.map((fileId) => ({ dueAt: atOnce, fileId })),
  ...[looseUntil, heldUntil].flatMap((dueAt) => (dueAt ? { dueAt } : [])),
];

const deadlines =
  ({ facts }: FilesOf) =>
  (scope: CommunityScope, before: ThingFiles | undefined, after: ThingFiles): Companion[] => {
    const named = (due: Due): string => JSON.stringify(due);
    const known = new Set((before ? dueIn(before) : []).map(named));
    const { thing, id: thingId } = after.of;
    return dueIn(after).flatMap(({ dueAt, ...which }) => {
      if (known.has(named({ dueAt, ...which }))) return [];
      const fact = facts.filesDue({ thing, thingId, ...which });
      return { write: deadlineWrite(scope, { dueAt, fact, correlationId: thingId }) };
    });
  };

const filesEntity = (files: FilesOf): Entity<ThingFiles> => ({
  name: files.kind,
  schema: ThingFiles,
  people: (state) => [...new Set(state.files.map(({ by }) => by))],
  companions: deadlines(files),
});

/** The files of a service's things in one community: those of a thing are one item. */
export const fileStore = (files: FilesOf) => {
  const entity = filesEntity(files);
  return (table: CommunityTable) => {
    const store = entityStore(table, entity);
    const { community } = table.scope;

    /** Where the bytes lie of everything here, of a thing, or of one file. */
    const keyOf = ({ of, fileId }: Partial<Pick<ThingFile, "of" | "fileId">> = {}): string =>
      [community, files.service, ...(of ? [of.id] : []), ...(fileId ? [fileId] : [])].join("/");

    /** What an act on a thing writes beside it, where it came to rest on files that were read with it. */
    const besides = (item: Item | undefined, command: Command, after: ThingFiles | undefined): Companion[] => {
      const before = store.read(item);
      if (!before || !after) return [];
      return store.beside({ id: filesIdOf(after.of.id), ...before }, command, { state: after, facts: [] });
    };

    const keyOfThing = (thingId: string) => store.stateKey(filesIdOf(thingId));
    return { ...store, keyOf, besides, keyOfThing };
  };
};
