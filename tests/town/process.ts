import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Block } from "#infra/local/printed.ts";

const main = fileURLToPath(new URL("../../infra/local/main.ts", import.meta.url));

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "linli-"));

/** Linli as its user starts it: a process of its own, which has printed its block, and outlives no test run. */
export const startProcess = async (directory: string, options: readonly string[] = [], environment: object = {}) => {
  const child = spawn(process.execPath, [main, "--json", "--data", directory, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
  process.once("exit", () => child.kill("SIGKILL"));
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  const line = await new Promise<string>((told, fail) => {
    createInterface({ input: child.stdout }).once("line", told);
    child.once("exit", (code) => fail(new Error(`ended with ${code}: ${complaints}`)));
  });
  return { child, block: JSON.parse(line) as Block, complaints: () => complaints };
};

/** Sends a signal to a process that this test started, and answers how it ended. */
export const end = (child: ChildProcess, signal: "SIGINT" | "SIGKILL"): Promise<number | null> =>
  new Promise((ended) => {
    child.once("exit", (code) => ended(code));
    child.kill(signal);
  });
