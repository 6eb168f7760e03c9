import { argumentsOf } from "../arguments.ts";
import { commanded } from "../complaint.ts";
import { placeOptions } from "../place.ts";
import { backUp } from "./backup.ts";
import { restore } from "./restore.ts";

/** What these commands write holds names and secrets: nobody else may read it, not even while it is written. */
const forOwnerOnly = (): void => void process.umask(0o077);

const asked = (given: readonly string[]) => {
  const options = { data: placeOptions.data };
  const { values, positionals } = argumentsOf({ args: [...given], allowPositionals: true, options });
  return { data: values.data, file: positionals.length === 1 ? positionals[0] : undefined };
};

const backupUsage = `npm run backup -- FILE     all that a home keeps, its secrets too, in one file, also while it runs
  --data DIR    the home's data (default .linli)`;

/** Runs `npm run backup` and answers its exit code. */
export const runBackup = (given: readonly string[]): Promise<number> =>
  commanded(backupUsage, async () => {
    forOwnerOnly();
    const { data, file } = asked(given);
    return file && `${await backUp(data, file, new Date().toISOString())} items are in ${file}`;
  });

const restoreUsage = `npm run restore -- FILE    a data folder from a backup
  --data DIR    where to; a folder that holds no data yet (default .linli)`;

/** Runs `npm run restore` and answers its exit code. */
export const runRestore = (given: readonly string[]): Promise<number> =>
  commanded(restoreUsage, async () => {
    forOwnerOnly();
    const { data, file } = asked(given);
    return file && `${restore(file, data)} items are in ${data}`;
  });
