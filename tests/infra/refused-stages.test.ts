import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const output = mkdtempSync(join(tmpdir(), "linli-refused-"));
afterAll(() => rmSync(output, { recursive: true }));

/** Asks the real CLI for a synthesis, with the flags of `cdk.json`. */
const cdk = (...wanted: readonly string[]) => {
  const options = ["--app", "node tests/infra/refused-app.ts", "--output", output, "--quiet"];
  const { status, stdout, stderr } = spawnSync("npx", ["cdk", "synth", ...options, ...wanted], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    encoding: "utf8",
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: "true" },
  });
  return { status, said: stdout + stderr };
};

describe("a stage file that holds no stage", () => {
  it("fails the synthesis of all, with its reason", () => {
    const { status, said } = cdk();
    expect(said).toContain("torn.json: is not JSON");
    expect(status).toBe(1);
  });

  /** Asked by the whole gate alone: each synthesis takes seven seconds. */
  it.each(process.env.CI === "true" ? ["linli-torn-*"] : [])("fails where it is named: %s", (named) => {
    expect(cdk(named)).toEqual({ status: 1, said: expect.stringContaining("torn.json: is not JSON") });
  });

  it("stops no other stage", () => {
    const { status, said } = cdk("linli-sound-*");
    expect(said).not.toContain("torn.json");
    expect(status).toBe(0);
  });
});
