import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { beginningOf, commandTo, homeMarks } from "#infra/local/beginning.ts";
import { personaAccounts } from "#infra/local/printed.ts";
import { issuerKeyIn } from "#infra/local/secrets.ts";
import { backedUpAt, mustBeSound } from "../backup/backup.ts";
import { type Finding, ill, well } from "./finding.ts";

const hour = 3_600_000;
const oldestBackup = 7 * 24 * hour;
const longestWait = hour / 6;

export const beganAs = (database: DatabaseSync, directory: string) =>
  beginningOf(database, { hasIssuerKey: issuerKeyIn(directory) !== undefined, personas: personaAccounts() });

export const storeAt = (database: DatabaseSync, path: string, directory: string): Finding => {
  mustBeSound(database, path);
  const count = Number(database.prepare("SELECT count(*) AS count FROM items").get()?.count);
  const beginning = beganAs(database, directory);
  return well(
    "store",
    `sound, ${count} items, started with ${beginning ? `"${commandTo(beginning)}"` : "nothing yet"}`,
  );
};

const countOf = (database: DatabaseSync, condition: string): number =>
  Number(database.prepare(`SELECT count(*) AS count FROM messages WHERE ${condition}`).get()?.count);

const hasQueues = (database: DatabaseSync): boolean =>
  database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'messages'").get() !== undefined;

export const deadLettersIn = (database: DatabaseSync): Finding => {
  const count = hasQueues(database) ? countOf(database, "is_dead = 1") : 0;
  const told = `${count} lie there`;
  return count > 0
    ? ill("dead letters", told, '"npm run dead-letters -- list" names them; mend the cause, then redrive')
    : well("dead letters", told);
};

/** What waits to be heard, and whether it has waited too long. */
export const waitingIn = (database: DatabaseSync, now: number): Finding => {
  if (!hasQueues(database)) return well("waiting", "nothing");
  const late = countOf(database, `is_dead = 0 AND due_at < ${now - longestWait}`);
  const told = `${countOf(database, "is_dead = 0")} facts wait to be heard`;
  return late > 0
    ? ill(
        "waiting",
        `${told}, ${late} of them for ten minutes`,
        "start the home; if it runs, look for errors in its log",
      )
    : well("waiting", told);
};

const yearOf = (now: number): number => new Date(now).getUTCFullYear();

/** A clock that runs behind what was written already, or that was never set. */
export const clockBy = (path: string, now: number): Finding => {
  const { mtimeMs } = statSync(path);
  const told = new Date(now).toISOString();
  const mend = "set the clock (timedatectl set-ntp true): deadlines and tokens go by it";
  if (yearOf(now) < 2026) return ill("clock", `${told} is long ago`, mend);
  return mtimeMs > now + hour / 60
    ? ill("clock", `${told} is before the last change of the store`, mend)
    : well("clock", told);
};

export const backupOf = (database: DatabaseSync, directory: string, now: number): Finding => {
  if (beganAs(database, directory)?.way === "demonstration") return well("backup", "a demonstration needs none");
  const at = homeMarks(database).find(backedUpAt);
  if (at === undefined)
    return ill("backup", "none was ever made", "npm run backup -- FILE, every night, to another disk");
  const days = Math.floor((now - Date.parse(at)) / (24 * hour));
  return now - Date.parse(at) > oldestBackup
    ? ill("backup", `the last is ${days} days old`, "npm run backup -- FILE, every night, to another disk")
    : well("backup", `the last is of ${at}`);
};
