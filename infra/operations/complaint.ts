import { Unwritable } from "#shared/table/table.ts";

/** Something that an operator has to know, told without a stack. */
export class Complaint extends Error {
  override readonly name = "Complaint";
}

const ofSystem: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: make room, then try again",
  EDQUOT: "the quota of this user is used up: make room, then try again",
  EROFS: "it may only be read: name a folder that may be written",
  EACCES: "this user may not do that there: give it the right, or name another place",
  EPERM: "this user may not do that there: give it the right, or name another place",
  ENOTDIR: "a file stands where a folder should: name a folder",
  EEXIST: "a file stands where a folder should: name a folder",
  ENOENT: "there is no such place: look at how it is written",
  EISDIR: "it is a folder: name a file",
};

/** By SQLite's primary result code. */
const ofStore: Readonly<Record<number, string>> = {
  5: "another process writes to it: wait until it has ended, then try again",
  8: "it may only be read: give this user the right to write it",
  10: "the disk does not take or give it: look at the disk and at the room on it",
  11: 'it is damaged: put a backup into another folder ("npm run restore -- FILE --data OTHER") and go on there',
  13: "the disk is full: make room, then try again",
  14: "it cannot be opened: look at the folder, at its rights and at the disk",
  26: 'it is damaged, or no store of Linli: name another folder with --data, or put a backup into one ("npm run restore")',
};

type Told = NodeJS.ErrnoException & { readonly errcode?: number; readonly dest?: string; readonly port?: number };

/** Why SQLite did not do what it was asked, as far as an operator can mend it. */
export const whyOfStore = (error: unknown): string | undefined => {
  const { code, errcode = 0 } = error as Told;
  return code === "ERR_SQLITE_ERROR" ? ofStore[errcode & 0xff] : undefined;
};

/** What an operator can cause, as a sentence; nothing for a bug. */
export const sentenceOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Unwritable) return sentenceOf(error.cause);
  const { code = "", path, dest = path, syscall, port } = error as Told;
  if (error instanceof Complaint || error.name === "CredentialsProviderError") return error.message;
  if (code === "ERR_SQLITE_ERROR") {
    const why = whyOfStore(error);
    return why && `The store cannot be used: ${why}.`;
  }
  if (syscall === "listen") return `Port ${port} cannot be taken (${code}): name another with --port.`;
  const why = ofSystem[code];
  return why && dest !== undefined ? `${dest}: ${why}.` : undefined;
};

const isMisunderstood = (error: unknown): boolean =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");

/** Runs what an operator asked for and answers its exit code: 1 with a sentence, 2 with the usage. A bug is thrown. */
export const attended = async (usage: string, work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (isMisunderstood(error)) {
      console.error(`${(error as Error).message}\n\n${usage}`);
      return 2;
    }
    const sentence = sentenceOf(error);
    if (sentence === undefined) throw error;
    console.error(sentence);
    return 1;
  }
};

/** Runs a command that answers in words, and answers its exit code; 2 with its usage where it was not understood. */
export const commanded = (usage: string, work: () => Promise<string | undefined>): Promise<number> =>
  attended(usage, async () => {
    const told = await work();
    console.log(told ?? usage);
    return told === undefined ? 2 : 0;
  });
