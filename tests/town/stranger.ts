import { chmodSync } from "node:fs";

const nobody = 65_534;

/** Whether there is another user to be: in a namespace of its own root is alone. */
export const hasStrangers = ((): boolean => {
  if (process.geteuid?.() !== 0) return true;
  try {
    process.seteuid?.(nobody);
  } catch {
    return false;
  }
  process.seteuid?.(0);
  return true;
})();

/** Why a test that needs one is skipped, to go into its name. */
export const alone = hasStrangers ? "" : ": skipped, because root is the only user here";

/** Does something as a user who may not look into some folders, whoever runs the tests. */
export const asStranger = async <Result>(folders: readonly string[], work: () => Promise<Result>): Promise<Result> => {
  const isRoot = process.geteuid?.() === 0;
  for (const folder of folders) chmodSync(folder, 0o000);
  if (isRoot) process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    for (const folder of folders) chmodSync(folder, 0o700);
  }
};
