import { ThingFiles } from "../domain/file.ts";
import { stateSort } from "../table/entity.ts";
import type { Keeping } from "../table/holding.ts";
import type { Item } from "../table/table.ts";
import { awaitedKey, keptKey } from "./bucket.ts";

/** Bytes that an item names, by their key in the bucket. What is still to be looked at may not have come, or be other bytes. */
export type NamedBytes = {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly isAwaited: boolean;
};

const bytesOf = (room: string, { of, files }: ThingFiles): NamedBytes[] =>
  files.flatMap(({ fileId, state, sentAt, kept, small, bytes, receivedSha256 }): readonly NamedBytes[] => {
    const key = `${room}/${of.id}/${fileId}`;
    if (state === "awaited" && sentAt)
      return [{ key: awaitedKey(key), bytes, sha256: receivedSha256, isAwaited: true }];
    return (["whole", "small"] as const).flatMap((size) => {
      const is = { whole: kept, small }[size];
      return is ? { key: keptKey(key, size), bytes: is.bytes, sha256: is.sha256, isAwaited: false } : [];
    });
  });

/** Which bytes an item names, where it is one of the files that services keep; every other names none. */
export const namingBytes = (keepings: readonly Keeping[]) => {
  const services = new Map(
    keepings.flatMap(({ service, holdings }) =>
      holdings.flatMap(({ kind, isOfFiles }) => (isOfFiles ? [[kind, service] as const] : [])),
    ),
  );
  return ({ partition, sort }: Pick<Item, "partition" | "sort">, stateIn: () => unknown): NamedBytes[] => {
    const [root, community, kind = ""] = partition.split("#");
    const service = services.get(kind);
    if (root !== "C" || sort !== stateSort || !service) return [];
    return bytesOf(`${community}/${service}`, ThingFiles.parse(stateIn()));
  };
};
