import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

const here = fileURLToPath(new URL("./", import.meta.url));
const systemUser = "postgres";

/** The folder of PostgreSQL's programs; none where it is not installed, or no system user may run it. */
const programs = (): string | undefined => {
  const root = "/usr/lib/postgresql";
  const [version] = existsSync(root) ? readdirSync(root).toSorted().toReversed() : [];
  return version && process.getuid?.() === 0 ? join(root, version, "bin") : undefined;
};

const asSystemUser = (program: string, options: readonly string[]): readonly [string, readonly string[]] => [
  "runuser",
  ["-u", systemUser, "--", program, ...options],
];

const run = ([program, options]: readonly [string, readonly string[]], cwd?: string): void => {
  execFileSync(program, options, { stdio: "ignore", ...(cwd && { cwd }) });
};

const isReady = (bin: string, folder: string): boolean => {
  try {
    run([join(bin, "pg_isready"), ["-h", folder]]);
    return true;
  } catch {
    return false;
  }
};

/** Starts a database in a folder; answers how to stop it, and the process that all its others stem from. */
const startDatabase = async (bin: string, folder: string) => {
  execFileSync("chown", [systemUser, folder]);
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  run(asSystemUser(join(bin, "initdb"), ["-D", data, "-A", "trust"]));
  const options = ["-D", data, "-k", folder, "-c", "listen_addresses="];
  spawn(...(asSystemUser(join(bin, "postgres"), options) as [string, string[]]), { stdio: "ignore" });
  while (!isReady(bin, folder)) await new Promise((resume) => setTimeout(resume, 100));
  const stop = () => run(asSystemUser(join(bin, "pg_ctl"), ["-D", data, "-m", "fast", "stop"]));
  return { pid: Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]), stop };
};

const portOf = (server: ChildProcess): Promise<number> =>
  new Promise((told, fail) => {
    if (server.stdout) createInterface({ input: server.stdout }).once("line", (line) => told(Number(line)));
    server.once("exit", (code) => fail(new Error(`the rival ended with ${code}`)));
  });

/** The usual build of the same operations, its packages in a folder of its own; nothing where PostgreSQL is not here. */
export const startRival = async () => {
  const bin = programs();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "linli-rival-"));
  const code = mkdtempSync(join(tmpdir(), "linli-rival-"));
  cpSync(here, code, { recursive: true });
  run(["npm", ["install", "--no-audit", "--no-fund"]], code);
  const database = await startDatabase(bin, folder);
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = JSON.stringify(await exportJWK(publicKey));
  const server = spawn(process.execPath, [join(code, "server.mjs"), folder, jwk], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portOf(server);
  const token = await new SignJWT({ sub: "sun" }).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
  const close = async (): Promise<void> => {
    server.kill();
    await once(server, "exit");
    database.stop();
    for (const each of [folder, code]) rmSync(each, { recursive: true, force: true });
  };
  return { port, token, pids: [server.pid ?? 0, database.pid], close };
};
