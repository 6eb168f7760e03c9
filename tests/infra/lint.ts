import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Synthesized } from "./synth.ts";

/** cfn-lint is slow, so only the whole gate (`CI=true`) asks it, where it is installed. */
const isAsked = Boolean(process.env.CI) && spawnSync("cfn-lint", ["--version"]).status === 0;

/** The CDK names a function's role and its policy as what it waits for, and the role also in its properties. */
const accepted = ["W3005"];

export const describeLint = (here: () => Synthesized): void => {
  if (!isAsked) return;
  it("are clean to cfn-lint", () => {
    const folder = mkdtempSync(join(tmpdir(), "linli-lint-"));
    const files = Object.entries(here().templates).map(([part, template]) => {
      const file = join(folder, `${part}.json`);
      writeFileSync(file, JSON.stringify(template.toJSON()));
      return file;
    });
    const options = ["--regions", here().stage.region, "--ignore-checks", ...accepted, "--"];
    const { status, stdout } = spawnSync("cfn-lint", [...options, ...files], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });
};
