import { argumentsOf } from "../arguments.ts";
import { commanded } from "../complaint.ts";
import { placeOptions } from "../place.ts";
import { backUp } from "./backup.ts";
import { restore, restoreSecrets } from "./restore.ts";

/** What these commands write holds names and secrets: nobody else may read it, not even while it is written. */
const forOwnerOnly = (): void => void process.umask(0o077);

const options = { data: placeOptions.data };

const onlyOne = (words: readonly string[]): string | undefined => (words.length === 1 ? words[0] : undefined);

const backupUsage = `npm run backup -- FILE     all that a home keeps, its secrets too, in one file, also while it runs
  --data DIR    the home's data (default .linli)`;

/** Runs `npm run backup` and answers its exit code. */
export const runBackup = (given: readonly string[]): Promise<number> =>
  commanded(backupUsage, async () => {
    forOwnerOnly();
    const { values, positionals } = argumentsOf({ args: [...given], allowPositionals: true, options });
    const file = onlyOne(positionals);
    return file && `${await backUp(values.data, file, new Date().toISOString())} items are in ${file}`;
  });

const restoreUsage = `npm run restore -- FILE    a data folder from a backup
npm run restore -- FILE --secrets    only the secrets of a home, where they are damaged or missing
  --data DIR    where to; a folder that holds no data yet, or that of the home (default .linli)`;

const secretsTold = (names: readonly string[], data: string): string =>
  names.length > 0 ? `${names.join(", ")} of the backup: in ${data}` : `the secrets in ${data} are whole: they stay`;

/** Runs `npm run restore` and answers its exit code. */
export const runRestore = (given: readonly string[]): Promise<number> =>
  commanded(restoreUsage, async () => {
    forOwnerOnly();
    const { values, positionals } = argumentsOf({
      args: [...given],
      allowPositionals: true,
      options: { ...options, secrets: { type: "boolean", default: false } },
    });
    const { data, secrets } = values;
    const file = onlyOne(positionals);
    if (file && secrets) return secretsTold(restoreSecrets(file, data), data);
    return file && `${restore(file, data)} items are in ${data}`;
  });
