import type { DatabaseSync } from "node:sqlite";
import type { Shelf } from "#infra/local/files/shelf.ts";
import { inTransaction } from "#shared/table/sqlite.ts";
import { bytesIn, isWhole, wholeOn } from "../bytes-in-store.ts";

const schema =
  "CREATE TABLE kept_bytes (key TEXT PRIMARY KEY, sha256 TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID";

/** How many files went along, and the keys of those that are missing or damaged. */
export type Carried = { readonly files: number; readonly lacking: readonly string[] };

const insert = "INSERT INTO kept_bytes VALUES (?, ?, ?)";

/** Puts the photos and papers that the items of a copied store name beside them. */
export const packFiles = (copy: DatabaseSync, shelf: Shelf): Carried =>
  inTransaction(copy, () => {
    copy.exec(schema);
    const row = copy.prepare(insert);
    const carried = [...bytesIn(copy)].map((named) => {
      const content = wholeOn(shelf, named);
      if (content) row.run(named.key, named.sha256, content);
      return { ...named, isThere: content !== undefined };
    });
    const lacking = carried.filter(({ isThere, isAwaited }) => !isThere && !isAwaited).map(({ key }) => key);
    return { files: carried.filter(({ isThere }) => isThere).length, lacking };
  });

const hasFiles = (backup: DatabaseSync): boolean =>
  backup.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kept_bytes'").get() !== undefined;

/** Takes the photos and papers out of a copy of a backup; those whose bytes are no more what they were stay away. */
export const unpackFiles = (copy: DatabaseSync, shelf: Shelf): Carried => {
  const lacking: string[] = [];
  let files = 0;
  if (!hasFiles(copy)) return { files, lacking };
  for (const { key, sha256, content } of copy.prepare("SELECT key, sha256, content FROM kept_bytes").iterate()) {
    const bytes = content as Uint8Array;
    if (isWhole({ sha256: String(sha256) }, bytes)) {
      shelf.put(String(key), bytes);
      files += 1;
    } else lacking.push(String(key));
  }
  copy.exec("DROP TABLE kept_bytes; VACUUM");
  return { files, lacking };
};
