import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { root } from "../room.ts";

type Installed = Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;

const git = (...args: readonly string[]) => spawnSync("git", args, { cwd: root, maxBuffer: 1 << 28 });

/** Whether the history of this clone reaches back to a commit. */
export const isInHistory = (commit: string): boolean => git("cat-file", "-e", `${commit}^{commit}`).status === 0;

const installedBy = (tree: string): string => {
  const { packages } = JSON.parse(readFileSync(`${tree}/package-lock.json`, "utf8")) as { packages: Installed };
  const kept = Object.entries(packages).filter(([path]) => path !== "");
  return JSON.stringify(kept.map(([path, { version, integrity }]) => [path, version, integrity]));
};

/** A checkout of a commit in a folder, with the packages that it asks for. */
export const checkOut = (commit: string, folder: string): void => {
  mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", commit).stdout });
  const isAlike = installedBy(folder) === installedBy(root);
  if (isAlike) symlinkSync(`${root}/node_modules`, `${folder}/node_modules`);
  else execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "ignore" });
};
