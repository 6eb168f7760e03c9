import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { buildClient } from "#infra/client/build.ts";
import { temporaryFolder } from "../town/process.ts";

const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));

const done = (cwd: string, command: string, ...args: readonly string[]): void => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
};

const compilerOptions = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
  strict: true,
  noEmit: true,
};

/** An empty project of a front end into which the packed client was installed, without a network. */
export const frontEnd = async () => {
  const folder = temporaryFolder();
  const built = join(folder, "built");
  await buildClient(built);
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "front-end", private: true, type: "module" }));
  done(folder, "npm", "pack", "--silent", built);
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  done(project, "npm", "install", "--silent", "--offline", "--no-audit", join(folder, tarball));
  const installed = join(project, "node_modules/linli-client");

  return {
    manifest: JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as object,
    /** What the compiler has against the files of the front end; nothing where they are right. */
    complaintsOf(files: Readonly<Record<string, string>>): string {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
      writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
      return spawnSync(process.execPath, [tsc, "--pretty", "false"], { cwd: project, encoding: "utf8" }).stdout;
    },
    /** The program as a page loads it. */
    bundle(program: string) {
      const stdin = { contents: program, resolveDir: project, loader: "ts" } as const;
      const [file] = buildSync({
        stdin,
        bundle: true,
        minify: true,
        format: "esm",
        platform: "browser",
        write: false,
      }).outputFiles;
      return file?.text ?? "";
    },
    /** What the package exports, as Node loads it. */
    load: (name: string): Promise<object> => import(join(installed, `${name}.js`)),
  };
};
