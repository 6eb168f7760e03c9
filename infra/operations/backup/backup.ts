import { accessSync, constants, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { backup as copied, DatabaseSync } from "node:sqlite";
import { homeMarks } from "#infra/local/beginning.ts";
import { kept, storeIn, storePath } from "#infra/local/folder.ts";
import { flushed } from "#infra/local/secrets.ts";
import { Complaint, whyOfStore } from "../complaint.ts";

/** The secrets that a restored home needs to go on: codes and tokens of before stay good. */
const secrets = [kept.codeKey, kept.issuerKey];

const schema = "CREATE TABLE kept_files (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID";

/** All pages in one step: a copy of one moment, however much is written meanwhile. */
const allPages = 2 ** 31 - 1;

export const backedUpAt = "backed-up-at";

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Whether a file is a backup of Linli; anything else is never overwritten, and never restored. */
export const isBackup = (path: string): boolean => {
  if (isFolder(path)) return false;
  accessSync(path, constants.R_OK);
  const file = new DatabaseSync(path, { readOnly: true });
  try {
    return file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'kept_files'").get() !== undefined;
  } catch {
    return false;
  } finally {
    file.close();
  }
};

const verdictOn = (database: DatabaseSync): unknown => {
  try {
    return database.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  } catch (error) {
    return (error as Error).message;
  }
};

export const mustBeSound = (database: DatabaseSync, path: string): void => {
  const verdict = verdictOn(database);
  if (verdict !== "ok") throw new Complaint(`${path} is damaged: ${verdict}`);
};

/** Complains where no backup can be written, before anything is copied. */
const mustBeFree = (path: string): void => {
  if (isFolder(path)) throw new Complaint(`${path} is a folder: name a file in it.`);
  accessSync(dirname(path), constants.W_OK);
  if (existsSync(path) && !isBackup(path))
    throw new Complaint(`${path} is something else than a backup: it stays as it is`);
};

const copyStore = async (from: string, to: string): Promise<void> => {
  const store = new DatabaseSync(from);
  try {
    await copied(store, to, { rate: allPages });
  } finally {
    store.close();
  }
};

/** Puts the secrets beside the items, and makes one file of what is otherwise three. */
const completed = (path: string, directory: string, now: string): number => {
  const copy = new DatabaseSync(path);
  try {
    copy.exec(`PRAGMA journal_mode = DELETE; ${schema}`);
    homeMarks(copy).set(backedUpAt, now);
    const insert = copy.prepare("INSERT INTO kept_files VALUES (?, ?)");
    for (const name of secrets)
      if (existsSync(join(directory, name))) insert.run(name, readFileSync(join(directory, name), "utf8"));
    mustBeSound(copy, path);
    return Number(copy.prepare("SELECT count(*) AS count FROM items").get()?.count);
  } finally {
    copy.close();
  }
};

/** So that the doctor knows; the backup is good without it. */
const remember = (directory: string, now: string): void => {
  const store = new DatabaseSync(storePath(directory));
  store.exec("PRAGMA busy_timeout = 5000");
  try {
    homeMarks(store).set(backedUpAt, now);
  } catch {
    console.error("the home could not be told of this backup, which is whole: npm run doctor will not know of it");
  } finally {
    store.close();
  }
};

/**
 * Copies a home's data and secrets into one file, for its owner only, as they are at one moment, also while the home
 * runs. The file gets its name once it is whole. Answers how many items it holds.
 */
export const backUp = async (directory: string, path: string, now: string): Promise<number> => {
  const store = storeIn(directory);
  mustBeFree(path);
  const aside = `${path}.new`;
  rmSync(aside, { force: true });
  writeFileSync(aside, "", { mode: 0o600 });
  try {
    await copyStore(store, aside);
    const count = completed(aside, directory, now);
    flushed(aside);
    renameSync(aside, path);
    remember(directory, now);
    return count;
  } catch (error) {
    rmSync(aside, { force: true });
    const why = whyOfStore(error);
    throw why ? new Complaint(`${path} could not be made of ${store}: ${why}.`) : error;
  }
};
