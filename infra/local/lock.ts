import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Complaint, whyOfStore } from "#infra/operations/complaint.ts";
import { failureOf } from "#shared/table/sqlite.ts";
import { Busy } from "#shared/table/table.ts";
import { kept } from "./folder.ts";

const held = (path: string): DatabaseSync | undefined => {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path);
    file.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    return file;
  } catch (error) {
    file?.close();
    if (failureOf(error) instanceof Busy) return undefined;
    const why = whyOfStore(error);
    throw why ? new Complaint(`${path} cannot be used: ${why}.`) : error;
  }
};

/**
 * Takes the data folder for this process until it is given back; a killed process gives it back by ending. Undefined
 * where another holds it. It is the operating system's lock on an empty database, so that no number in a file is
 * ever taken for a process that lives.
 */
export const tryLock = (directory: string): (() => void) | undefined => {
  const file = held(join(directory, kept.lock));
  return file && (() => file.close());
};

/** The same; complains where another holds it. */
export const lockFolder = (directory: string): (() => void) => {
  const unlock = tryLock(directory);
  if (unlock) return unlock;
  throw new Complaint(
    `Another Linli runs on the data in ${directory}: stop it first, or name another folder with --data.`,
  );
};
