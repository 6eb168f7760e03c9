import { chmodSync } from "node:fs";

const nobody = 65_534;

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
