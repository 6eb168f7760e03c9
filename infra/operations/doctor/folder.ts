import { rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { holdsStore, kept, openToOthers } from "#infra/local/folder.ts";
import { tryLock } from "#infra/local/lock.ts";
import { codeKeyIn, issuerKeyIn, puttingBack } from "#infra/local/secrets.ts";
import { type Finding, ill, well } from "./finding.ts";

const megabyte = 2 ** 20;
const leastRoom = 500 * megabyte;

/** Whether a home lies there, as far as this user may see that. */
export const homeAt = (directory: string): Finding => {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found) return ill("folder", `there is none at ${directory}`, "npm start makes it; or name it with --data");
  if (!found.isDirectory()) return ill("folder", `${directory} is a file`, "name the home's folder with --data");
  if (holdsStore(directory)) return well("folder", directory);
  return ill(
    "folder",
    `there is no data of Linli in ${directory}`,
    "name the home's folder with --data; or npm start begins one there, and npm run restore puts a backup there",
  );
};

/** Whether the folder of a home may be written, and by nobody but its owner. */
export const folderOf = (directory: string): Finding => {
  const probe = join(directory, ".doctor");
  writeFileSync(probe, "", { mode: 0o600 });
  rmSync(probe);
  const open = process.platform === "win32" ? [] : openToOthers(directory);
  if (open.length > 0) return ill("folder", `others may look into ${open.join(", ")}`, `chmod go= ${open.join(" ")}`);
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
  issuerKeyIn(directory);
  if (codeKeyIn(directory) !== undefined) return well("secrets", "whole");
  return ill("secrets", `${kept.codeKey} is missing`, `${puttingBack(directory)}: repeated commands need it`);
};

/** Whether a home runs on the folder now. */
export const isRunning = (directory: string): boolean => {
  const unlock = tryLock(directory);
  unlock?.();
  return unlock === undefined;
};
