import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Block } from "#infra/local/printed.ts";

const main = fileURLToPath(new URL("../../infra/local/main.ts", import.meta.url));

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "linli-"));

type Started = { readonly command: readonly string[]; readonly environment?: object; readonly cwd?: string };

/** Signals a process with all that it started, as a terminal does. */
const signal = ({ pid }: ChildProcess, name: "SIGINT" | "SIGKILL"): void => {
  try {
    process.kill(-(pid ?? 0), name);
  } catch {
    // It has ended already.
  }
};

/** A process that starts Linli and has printed its block; it outlives no test run. */
export const startBy = async ({ command, environment = {}, cwd }: Started) => {
  const [program = "", ...rest] = command;
  const child = spawn(program, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
    ...(cwd && { cwd }),
    detached: true,
  });
  process.once("exit", () => signal(child, "SIGKILL"));
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

/** Linli as its user starts it, in a process of its own. */
export const startProcess = (directory: string, options: readonly string[] = [], environment: object = {}) =>
  startBy({ command: [process.execPath, main, "--json", "--data", directory, ...options], environment });

/** Sends a signal to a process that this test started, and answers how it ended. */
export const end = (child: ChildProcess, name: "SIGINT" | "SIGKILL"): Promise<number | null> =>
  new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended(child.exitCode);
    child.once("exit", (code) => ended(code));
    signal(child, name);
  });
