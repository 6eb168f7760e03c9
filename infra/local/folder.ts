import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { Complaint } from "#infra/operations/complaint.ts";

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

/** What is Linli's in a folder: its files, and the folder where nothing but they is in it. */
const ourPaths = (directory: string): string[] => {
  const files = ownFiles(directory);
  const isOurs = files.length === readdirSync(directory).length;
  return [...(isOurs ? [directory] : []), ...files.map((name) => join(directory, name))];
};

/** What of it others than its owner may look into. */
export const openToOthers = (directory: string): string[] =>
  ourPaths(directory).filter((path) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);

/**
 * Makes the data folder for its owner alone. What earlier releases left open is closed: the files always, the folder
 * where nothing but Linli's files is in it.
 */
export const prepareFolder = (directory: string): void => {
  make(directory, 0o700);
  for (const path of ourPaths(directory)) chmodSync(path, path === directory ? 0o700 : 0o600);
};

/** Removes what Linli keeps in the folder, and nothing else; the lock stays with who holds it. */
export const emptyFolder = (directory: string): void => {
  for (const name of ownFiles(directory)) if (name !== kept.lock) rmSync(join(directory, name), { force: true });
};

/** Whether a store lies in the folder; throws where this user may not see that. */
export const holdsStore = (directory: string): boolean =>
  statSync(storePath(directory), { throwIfNoEntry: false }) !== undefined;

/** The store of a folder; complains where there is none. */
export const storeIn = (directory: string): string => {
  if (holdsStore(directory)) return storePath(directory);
  throw new Complaint(`there is no data of Linli in ${directory}`);
};
