import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import { Complaint } from "#infra/operations/complaint.ts";
import { kept } from "./folder.ts";
import { type IssuerKey, makeIssuerKey } from "./issuer.ts";

/** Waits until the disk has what was written under a path. */
export const flushed = (path: string): void => {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** A file that is there whole or not at all, for its owner only: written aside, flushed, and renamed. */
export const writeWhole = (path: string, content: string): void => {
  const aside = `${path}.new`;
  writeFileSync(aside, content, { mode: 0o600, flush: true });
  renameSync(aside, path);
  if (process.platform !== "win32") flushed(dirname(path));
};

const codeKeyPattern = /^[\w-]{43}$/;

const Jwk = z.looseObject({ kty: z.literal("RSA"), n: z.string().min(300), e: z.string().min(1) });
const Key = z.object({ private: Jwk.extend({ d: z.string().min(300) }), public: Jwk });

const readKey = (text: string): IssuerKey | undefined => {
  try {
    return Key.parse(JSON.parse(text)) as IssuerKey;
  } catch {
    return undefined;
  }
};

/** The command that puts the secrets of a folder back from a backup. */
export const puttingBack = (directory: string): string => `npm run restore -- FILE --secrets --data ${directory}`;

const damaged = (path: string, what: string): Complaint =>
  new Complaint(`${path} is damaged: put it back with "${puttingBack(dirname(path))}". ${what}`);

/** The secrets of a folder as they are; a damaged one is complained of, a missing one is nothing. */
export const codeKeyIn = (directory: string): string | undefined => {
  const path = join(directory, kept.codeKey);
  if (!existsSync(path)) return undefined;
  const key = readFileSync(path, "utf8").trim();
  if (codeKeyPattern.test(key)) return key;
  throw damaged(path, "With another, a repeated command would make another code than the one that was handed out.");
};

/** The key that tokens of this home are signed with; nothing where it has none yet. */
export const issuerKeyIn = (directory: string): IssuerKey | undefined => {
  const path = join(directory, kept.issuerKey);
  if (!existsSync(path)) return undefined;
  const key = readKey(readFileSync(path, "utf8"));
  if (key) return key;
  throw damaged(path, "Or remove it: a new one is made at the next start, and tokens of before open nothing.");
};

/** The secret that codes are made with, made at the first start and kept, so that codes outlive a restart. */
export const codeKeyFor = (directory: string): string => {
  const known = codeKeyIn(directory);
  if (known) return known;
  const key = randomBytes(32).toString("base64url");
  writeWhole(join(directory, kept.codeKey), key);
  return key;
};

/** The key of this home's issuer, made at the first start and kept, so that tokens outlive a restart. */
export const issuerKeyFor = async (directory: string): Promise<IssuerKey> => {
  const known = issuerKeyIn(directory);
  if (known) return known;
  const key = await makeIssuerKey();
  writeWhole(join(directory, kept.issuerKey), JSON.stringify(key));
  return key;
};
