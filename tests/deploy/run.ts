import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { installEmulator, lacks, makeCertificate } from "./needs.ts";
import { filesOf, here, root } from "./room.ts";

const runTests = (room: string): number => {
  const command = [`${root}/node_modules/vitest/vitest.mjs`, "run", "--config", `${here}vitest.config.ts`];
  const env = {
    ...process.env,
    LINLI_TEST_STORE: "deployed",
    LINLI_DEPLOY_ROOM: room,
    NODE_EXTRA_CA_CERTS: filesOf(room).certificate,
  };
  const args = [...command, ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: "inherit", env }).status ?? 1;
};

const run = (): number => {
  const lacking = lacks();
  if (lacking.length > 0) {
    console.log(`These tests did not run: ${lacking.join("; ")}.`);
    return process.env.CI === "true" ? 1 : 0;
  }
  installEmulator();
  const room = mkdtempSync(`${tmpdir()}/linli-deploy-`);
  makeCertificate(filesOf(room));
  const status = runTests(room);
  if (status === 0) rmSync(room, { recursive: true, force: true });
  else console.log(`what the emulator said: ${filesOf(room).log}`);
  return status;
};

process.exitCode = run();
