import { DatabaseSync } from "node:sqlite";
import { storePath } from "#infra/local/folder.ts";
import { optionsOf } from "#infra/local/options.ts";
import { attended } from "../complaint.ts";
import { type Finding, lineOf, looked, well } from "./finding.ts";
import { folderOf, homeAt, isRunning, roomIn, secretsIn } from "./folder.ts";
import { issuerAt, originBy, portAt } from "./outside.ts";
import { backupOf, beganAs, clockBy, deadLettersIn, storeAt, waitingIn } from "./store.ts";

const usage = `npm run doctor    what is wrong with a home, and how to mend it
  --data DIR    the home's data (default .linli)
  --port N      its port (default 8477)`;

/** What is in a store; nothing more than why where it cannot be opened. */
const ofStore = async (directory: string): Promise<readonly Finding[]> => {
  const path = storePath(directory);
  const stores: DatabaseSync[] = [];
  const opened = await looked("store", () => {
    stores.push(new DatabaseSync(path));
    return well("store", path);
  });
  const [database] = stores;
  return database ? inStore(database, path, directory) : [opened];
};

const inStore = async (database: DatabaseSync, path: string, directory: string): Promise<readonly Finding[]> => {
  database.exec("PRAGMA busy_timeout = 5000");
  const now = Date.now();
  const findings = [
    await looked("store", () => storeAt(database, path, directory)),
    await looked("waiting", () => waitingIn(database, now)),
    await looked("dead letters", () => deadLettersIn(database)),
    await looked("clock", () => clockBy(path, now)),
    await looked("backup", () => backupOf(database, directory, now)),
  ];
  const beginning = await looked("beginning", () => well("beginning", JSON.stringify(beganAs(database, directory))));
  database.close();
  const { issuer } = JSON.parse(beginning.mend === undefined ? beginning.told : "{}") as { issuer?: string };
  return issuer === undefined ? findings : [...findings, await looked("issuer", () => issuerAt(issuer))];
};

const findings = async (directory: string, port: number): Promise<readonly Finding[]> => {
  const around = [
    well("Node", process.versions.node),
    await looked("address", () => originBy(process.env.LINLI_ORIGIN)),
  ];
  const home = await looked("folder", () => homeAt(directory));
  if (home.mend !== undefined) return [...around, home, await looked("port", () => portAt(port))];
  return [
    ...around,
    await looked("folder", () => folderOf(directory)),
    await looked("room", () => roomIn(directory)),
    await looked("secrets", () => secretsIn(directory)),
    await looked("port", () => portAt(port, isRunning(directory))),
    ...(await ofStore(directory)),
  ];
};

/** Runs `npm run doctor` and answers its exit code: 1 where something is to be mended. */
export const runDoctor = (given: readonly string[]): Promise<number> =>
  attended(usage, async () => {
    const { directory, port } = optionsOf(given);
    const found = await findings(directory, port);
    console.log(found.map(lineOf).join("\n"));
    return found.some(({ mend }) => mend !== undefined) ? 1 : 0;
  });
