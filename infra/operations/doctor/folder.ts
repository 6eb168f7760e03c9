import { existsSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holdsStore, kept } from "#infra/local/folder.ts";
import { tryLock } from "#infra/local/lock.ts";
import { codeKeyIn, issuerKeyIn } from "#infra/local/secrets.ts";
import { type Finding, ill, well } from "./finding.ts";

const megabyte = 2 ** 20;
const leastRoom = 500 * megabyte;

/** Whether the folder is there and may be written, by nobody but its owner. */
export const folderOf = (directory: string): Finding => {
  if (!existsSync(directory))
    return ill("folder", `there is none at ${directory}`, "npm start makes it; or name it with --data");
  const probe = join(directory, ".doctor");
  writeFileSync(probe, "", { mode: 0o600 });
  rmSync(probe);
  const open = readdirSync(directory).filter((name) => (statSync(join(directory, name)).mode & 0o077) !== 0);
  const isOpen = (statSync(directory).mode & 0o077) !== 0;
  if (process.platform !== "win32" && (isOpen || open.length > 0))
    return ill(
      "folder",
      `others may look into ${directory} (${["it", ...open].join(", ")})`,
      `chmod -R go= ${directory}`,
    );
  return well("folder", directory);
};

export const roomIn = (directory: string): Finding => {
  const { bavail, bsize } = statfsSync(directory);
  const free = bavail * bsize;
  const told = `${Math.round(free / megabyte)} MB are free`;
  return free < leastRoom
    ? ill("room", told, "make room on this disk: with none, nothing more is written")
    : well("room", told);
};

/** Complains by itself of a damaged secret. */
export const secretsIn = (directory: string): Finding => {
  const isNew = !holdsStore(directory);
  const missing = [
    codeKeyIn(directory) === undefined && kept.codeKey,
    issuerKeyIn(directory) === undefined && kept.issuerKey,
  ];
  const names = missing.filter((name) => name === kept.codeKey);
  if (isNew || names.length === 0) return well("secrets", "whole");
  return ill(
    "secrets",
    `${names.join(", ")} is missing`,
    'put it back from a backup ("npm run restore"): repeated commands need it',
  );
};

/** Whether a home runs on the folder now. */
export const isRunning = (directory: string): boolean => {
  const unlock = tryLock(directory);
  unlock?.();
  return unlock === undefined;
};
