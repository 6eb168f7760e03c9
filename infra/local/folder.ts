import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DevKey, makeDevKey } from "./issuer.ts";

const storeName = "linli.sqlite";
const keyName = "issuer.json";
const codeKeyName = "code-key";

export const storePath = (directory: string): string => join(directory, storeName);

/** Makes the data folder; `reset` removes what Linli keeps in it, and nothing else. */
export const prepareFolder = (directory: string, reset: boolean): void => {
  mkdirSync(directory, { recursive: true });
  if (!reset) return;
  for (const name of [storeName, `${storeName}-wal`, `${storeName}-shm`, keyName, codeKeyName])
    rmSync(join(directory, name), { force: true });
};

/** The key of the development issuer, made at the first start and kept, so that tokens outlive a restart. */
export const devKeyIn = async (directory: string): Promise<DevKey> => {
  const path = join(directory, keyName);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as DevKey;
  const key = await makeDevKey();
  writeFileSync(path, JSON.stringify(key), { mode: 0o600 });
  return key;
};

/** The secret that codes are made with, made at the first start and kept, so that codes outlive a restart. */
export const codeKeyIn = (directory: string): string => {
  const path = join(directory, codeKeyName);
  if (existsSync(path)) return readFileSync(path, "utf8");
  const key = randomBytes(32).toString("base64url");
  writeFileSync(path, key, { mode: 0o600 });
  return key;
};
