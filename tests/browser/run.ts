import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { browserHere } from "./chromium.ts";

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const runTests = (): number => {
  const vitest = fromHere("../../node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", fromHere("vitest.config.ts"), ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
};

const run = (): number => {
  if (browserHere()) return runTests();
  console.log(
    "These tests did not run: they need Chromium (Debian: apt-get install chromium; or name one in CHROMIUM).",
  );
  return process.env.CI === "true" ? 1 : 0;
};

process.exitCode = run();
