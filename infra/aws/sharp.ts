import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "#shared/domain/new-id.ts";
import type { Stage } from "./stage.ts";

export type Architecture = Stage["architecture"];

const root = fileURLToPath(new URL("../../", import.meta.url));
const recipe = fileURLToPath(new URL("sharp/", import.meta.url));
const files = ["package.json", "package-lock.json"];
const cpus: Readonly<Record<Architecture, string>> = { arm64: "arm64", x86_64: "x64" };

export const architectures = Object.keys(cpus) as Architecture[];

const install = (folder: string, cpu: string): void => {
  for (const file of files) cpSync(recipe + file, join(folder, file));
  const platform = ["--os=linux", `--cpu=${cpu}`, "--libc=glibc"];
  const args = ["ci", ...platform, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ci of infra/aws/sharp ended with ${status}: ${stderr}`);
};

/** The folder of packages with sharp's binary for a processor of Lambda, whatever this machine's is. Made once. */
const packagesFor = (architecture: Architecture): string => {
  const lock = digest(files.map((file) => readFileSync(recipe + file, "utf8")));
  const cache = `${root}node_modules/.cache/linli-sharp`;
  const whole = join(cache, `${architecture}-${lock}`);
  if (existsSync(whole)) return join(whole, "node_modules");
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, "new-"));
  install(aside, cpus[architecture]);
  try {
    renameSync(aside, whole);
  } catch (error) {
    // Somebody else was first.
    if (!existsSync(whole)) throw error;
    rmSync(aside, { recursive: true });
  }
  return join(whole, "node_modules");
};

/** Puts sharp for a processor beside a bundle that asks for it. */
export const addSharp = (folder: string, architecture: Architecture): void =>
  cpSync(packagesFor(architecture), join(folder, "node_modules"), { recursive: true });
