import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Shelf } from "#infra/local/files/shelf.ts";
import { type NamedBytes, namingBytes } from "#shared/evidence/named-bytes.ts";
import { keepings } from "./place.ts";

const states =
  "SELECT partition, sort, item FROM items WHERE partition >= 'C#' AND partition < 'C$' AND sort = 'STATE' ORDER BY partition";

/** All bytes that the items of one machine's file name. */
export function* bytesIn(database: DatabaseSync): Generator<NamedBytes> {
  const namedBy = namingBytes(keepings);
  for (const { partition, sort, item } of database.prepare(states).iterate())
    yield* namedBy({ partition: String(partition), sort: String(sort) }, () => JSON.parse(String(item)).state);
}

export const isWhole = ({ sha256 }: { readonly sha256: string }, content: Uint8Array): boolean =>
  hash("sha256", content, "hex") === sha256;

/** Bytes of a shelf as an item names them; nothing where they are missing, or others. */
export const wholeOn = (shelf: Shelf, named: NamedBytes): Uint8Array | undefined => {
  const content = shelf.find(named.key);
  return content && isWhole(named, content) ? content : undefined;
};
