import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { holdsStore, kept, prepareFolder, storeIn, storePath } from "#infra/local/folder.ts";
import { lockFolder } from "#infra/local/lock.ts";
import { codeKeyIn, flushed, issuerKeyIn, writeWhole } from "#infra/local/secrets.ts";
import { Complaint } from "../complaint.ts";
import { isBackup, mustBeSound } from "./backup.ts";

type File = { readonly name: string; readonly content: string };

const filesIn = (backup: DatabaseSync): File[] =>
  backup
    .prepare("SELECT name, content FROM kept_files")
    .all()
    .map(({ name, content }) => ({ name: basename(String(name)), content: String(content) }));

/** Takes the secrets out of a copy of a backup, which is then a store. */
const opened = (path: string, backup: string): { readonly files: readonly File[]; readonly count: number } => {
  const copy = new DatabaseSync(path);
  try {
    mustBeSound(copy, backup);
    const files = filesIn(copy);
    const count = Number(copy.prepare("SELECT count(*) AS count FROM items").get()?.count);
    copy.exec("DROP TABLE kept_files");
    return { files, count };
  } finally {
    copy.close();
  }
};

const restoreInto = (directory: string, path: string): number => {
  if (holdsStore(directory))
    throw new Complaint(`${directory} holds data already, which stays as it is: name an empty folder with --data.`);
  const aside = `${storePath(directory)}.new`;
  rmSync(aside, { force: true });
  try {
    copyFileSync(path, aside);
    const { files, count } = opened(aside, path);
    for (const { name, content } of files) writeWhole(join(directory, name), content);
    flushed(aside);
    // Last: a restore that is killed before leaves no store, and is asked again.
    renameSync(aside, storePath(directory));
    return count;
  } finally {
    rmSync(aside, { force: true });
  }
};

const mustBeBackup = (path: string): void => {
  if (!existsSync(path)) throw new Complaint(`there is no file ${path}`);
  if (!isBackup(path)) throw new Complaint(`${path} is no backup of Linli`);
};

/** Does something with a folder on which no home runs meanwhile. */
const whileLocked = <Result>(directory: string, work: () => Result): Result => {
  const unlock = lockFolder(directory);
  try {
    return work();
  } finally {
    unlock();
  }
};

/** Makes a data folder of a backup; never over data that is there. Answers how many items it holds. */
export const restore = (path: string, directory: string): number => {
  mustBeBackup(path);
  prepareFolder(directory);
  return whileLocked(directory, () => restoreInto(directory, path));
};

const isWhole = (directory: string, name: string): boolean => {
  try {
    return (name === kept.codeKey ? codeKeyIn(directory) : issuerKeyIn(directory)) !== undefined;
  } catch (error) {
    if (error instanceof Complaint) return false;
    throw error;
  }
};

const secretsOf = (path: string): File[] => {
  const backup = new DatabaseSync(path, { readOnly: true });
  try {
    mustBeSound(backup, path);
    return filesIn(backup);
  } finally {
    backup.close();
  }
};

/** Puts those secrets of a home back that are damaged or missing; what is whole stays. Answers their names. */
export const restoreSecrets = (path: string, directory: string): string[] => {
  mustBeBackup(path);
  storeIn(directory);
  return whileLocked(directory, () => {
    const lacking = secretsOf(path).filter(({ name }) => !isWhole(directory, name));
    for (const { name, content } of lacking) writeWhole(join(directory, name), content);
    return lacking.map(({ name }) => name);
  });
};
