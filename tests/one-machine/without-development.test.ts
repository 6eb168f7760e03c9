import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { end, startBy, temporaryFolder } from "../town/process.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const json = (name: string) => JSON.parse(readFileSync(root + name, "utf8"));

/** What who runs one machine has. What is done to a stage on AWS is done from where it is deployed, with the CDK. */
const commands = ["local/main", "local/token", "local/story/main", "operations/community", "operations/rebuild"];

const packageOf = (path: string): string => path.split("/", path.startsWith("@") ? 2 : 1).join("/");

type Locked = { readonly dev?: true; readonly devOptional?: true; readonly optional?: true };

/** Links what the lock file does not call a development's, as `npm ci --omit=dev` installs it. */
const linkPackages = (folder: string): void => {
  for (const [path, { dev, devOptional, optional }] of Object.entries(
    json("package-lock.json").packages as Record<string, Locked>,
  )) {
    if (path === "" || dev || devOptional || optional || path.lastIndexOf("node_modules/") > 0) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(root + path, join(folder, path));
  }
};

const linked = [process.execPath, "--preserve-symlinks", "--preserve-symlinks-main", "infra/local/main.ts"];

describe("what is installed without development", () => {
  let folder: string;
  let start: readonly string[];

  beforeAll(() => {
    folder = temporaryFolder();
    for (const name of ["infra", "services", "shared", "docs", "package.json", "package-lock.json", ".npmrc"])
      cpSync(root + name, join(folder, name), { recursive: true });
    if (!process.env.CI) {
      linkPackages(folder);
      start = linked;
      return;
    }
    const { status, stderr } = spawnSync("npm", ["ci", "--omit=dev"], { cwd: folder, encoding: "utf8" });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    start = ["npm", "--silent", "start", "--"];
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("starts, and shows its documentation", async () => {
    const command = [...start, "--json", "--data", join(folder, "data"), "--port", "18977"];
    const { child, block } = await startBy({ command, cwd: folder });
    for (const page of [block.docs, `${block.docs}/swagger-ui-bundle.js`]) expect((await fetch(page)).status).toBe(200);
    const authorization = `Bearer ${block.personas[0]?.token}`;
    expect((await fetch(`${block.api}/me/communities`, { headers: { authorization } })).status).toBe(200);
    await end(child, "SIGINT");
  });

  it.each(commands)("is all that %s imports", (command) => {
    const { outputs } = buildSync({
      absWorkingDir: root,
      entryPoints: [`infra/${command}.ts`],
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node24",
      write: false,
      outdir: "dist/without-development",
      metafile: true,
    }).metafile;
    const imported = Object.values(outputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
    const packages = imported.map(({ path }) => path).filter((path) => !path.startsWith("node:"));
    expect(packages.length).toBeGreaterThan(0);
    const { dependencies } = json("package.json");
    expect(packages.map(packageOf).filter((name) => !(name in dependencies))).toEqual([]);
  });
});
