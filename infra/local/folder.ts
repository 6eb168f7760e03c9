import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** What Linli keeps in a data folder. */
export const kept = {
  store: "linli.sqlite",
  issuerKey: "issuer.json",
  codeKey: "code-key",
  lock: "lock",
} as const;

/** What SQLite keeps beside them while they are open. */
const beside = [`${kept.store}-wal`, `${kept.store}-shm`, `${kept.lock}-journal`];

const ours: ReadonlySet<string> = new Set([...Object.values(kept), ...beside]);

export const storePath = (directory: string): string => join(directory, kept.store);

/** The files that an open store writes its items to. */
export const filesOfStore = (directory: string): string[] => [storePath(directory), `${storePath(directory)}-wal`];

const ownFiles = (directory: string): string[] => readdirSync(directory).filter((name) => ours.has(name));

/** Not `recursive`: where a folder cannot be made under one that is there, such as in /proc, that never ends. */
const make = (directory: string, mode?: number): void => {
  if (existsSync(directory)) return;
  make(dirname(directory));
  mkdirSync(directory, { mode });
};

/**
 * Makes the data folder for its owner alone. What earlier releases left open is closed: the files always, the folder
 * where nothing but Linli's files is in it.
 */
export const prepareFolder = (directory: string): void => {
  make(directory, 0o700);
  const files = ownFiles(directory);
  for (const name of files) chmodSync(join(directory, name), 0o600);
  if (files.length === readdirSync(directory).length) chmodSync(directory, 0o700);
};

/** Removes what Linli keeps in the folder, and nothing else; the lock stays with who holds it. */
export const emptyFolder = (directory: string): void => {
  for (const name of ownFiles(directory)) if (name !== kept.lock) rmSync(join(directory, name), { force: true });
};

export const holdsStore = (directory: string): boolean => existsSync(storePath(directory));
