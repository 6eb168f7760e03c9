import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { flushed } from "../secrets.ts";

/** Bytes by key; the parts of a key are parted by `/`. */
export type Shelf = {
  put(key: string, bytes: Uint8Array): void;
  find(key: string): Uint8Array | undefined;
  /** How many bytes lie at a key. */
  sizeOf(key: string): number | undefined;
  /** Removes what lies at the key, or below it. */
  remove(key: string): void;
  /** Removes what lies below the key since before an instant. */
  removeOlder(key: string, than: number): void;
};

const part = /^[\w-]{1,80}$/;

const mustBeKey = (key: string): string => {
  if (!key.split("/").every((each) => part.test(each))) throw new Error("not the key of a file");
  return key;
};

const isMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

/** Files in a folder of the home, for its owner alone. */
export const folderShelf = (directory: string): Shelf => {
  const pathOf = (key: string): string => join(directory, mustBeKey(key));
  return {
    put(key, bytes) {
      const path = pathOf(key);
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, bytes, { mode: 0o600, flush: true });
      renameSync(`${path}.new`, path);
      if (process.platform !== "win32") flushed(dirname(path));
    },
    find(key) {
      try {
        return readFileSync(pathOf(key));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    sizeOf: (key) => statSync(pathOf(key), { throwIfNoEntry: false })?.size,
    remove(key) {
      rmSync(pathOf(key), { recursive: true, force: true });
    },
    removeOlder(key, than) {
      const top = pathOf(key);
      if (!statSync(top, { throwIfNoEntry: false })) return;
      for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile() && statSync(path).mtimeMs < than) rmSync(path, { force: true });
      }
    },
  };
};

/** The same in memory, for a home that is told of and forgotten. */
export const memoryShelf = (): Shelf => {
  const kept = new Map<string, Uint8Array>();
  return {
    put: (key, bytes) => void kept.set(mustBeKey(key), Buffer.from(bytes)),
    find: (key) => kept.get(mustBeKey(key)),
    sizeOf: (key) => kept.get(mustBeKey(key))?.byteLength,
    remove: (key) => {
      for (const each of kept.keys()) if (each === key || each.startsWith(`${key}/`)) kept.delete(each);
    },
    removeOlder: () => {},
  };
};
