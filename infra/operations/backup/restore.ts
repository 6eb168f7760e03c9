import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { holdsStore, prepareFolder, storePath } from "#infra/local/folder.ts";
import { lockFolder } from "#infra/local/lock.ts";
import { flushed, writeWhole } from "#infra/local/secrets.ts";
import { Complaint } from "../complaint.ts";
import { isBackup, mustBeSound } from "./backup.ts";

type File = { readonly name: string; readonly content: string };

/** Takes the secrets out of a copy of a backup, which is then a store. */
const opened = (path: string): { readonly files: readonly File[]; readonly count: number } => {
  const copy = new DatabaseSync(path);
  try {
    mustBeSound(copy, path);
    const rows = copy.prepare("SELECT name, content FROM kept_files").all();
    const files = rows.map(({ name, content }) => ({ name: basename(String(name)), content: String(content) }));
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
  copyFileSync(path, aside);
  const { files, count } = opened(aside);
  for (const { name, content } of files) writeWhole(join(directory, name), content);
  flushed(aside);
  // Last: a restore that is killed before leaves no store, and is asked again.
  renameSync(aside, storePath(directory));
  return count;
};

/** Makes a data folder of a backup; never over data that is there. Answers how many items it holds. */
export const restore = (path: string, directory: string): number => {
  if (!existsSync(path)) throw new Complaint(`there is no file ${path}`);
  if (!isBackup(path)) throw new Complaint(`${path} is no backup of Linli`);
  prepareFolder(directory);
  const unlock = lockFolder(directory);
  try {
    return restoreInto(directory, path);
  } finally {
    unlock();
  }
};
