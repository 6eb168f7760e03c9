import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { servedDocument } from "#infra/local/docs-document.ts";

const rules = fileURLToPath(new URL("../redocly.yaml", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "linli-openapi-"));
const served = join(folder, "openapi.json");

writeFileSync(served, JSON.stringify(servedDocument()));
const { status } = spawnSync("npx", ["redocly", "lint", "--max-problems=20", "--config", rules, served], {
  stdio: "inherit",
});
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
